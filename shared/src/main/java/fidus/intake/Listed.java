package fidus.intake;

import java.util.List;

/// A list as it was read, row by row. Nothing of it is stored.
public interface Listed<R extends ListedRow> {
    List<R> rows();

    /// Of the bytes that were read; the same list is sent again to take it.
    String sha256();

    default List<R> rows(Standing standing) {
        return rows().stream().filter(row -> row.standing() == standing).toList();
    }

    /// Whether taking it would add anything.
    ///
    /// @param allOrNone whether nothing is taken while a row is refused
    default boolean canBeTaken(boolean allOrNone) {
        return !rows(Standing.NEW).isEmpty() && !(allOrNone && !rows(Standing.REFUSED).isEmpty());
    }
}
