package fidus.reconciliation;

import java.util.Comparator;

/// One row of one side.
///
/// @param rowId unique within its side
public record RowRef(Side side, String rowId) implements Comparable<RowRef> {
    private static final Comparator<RowRef> ORDER =
            Comparator.comparing(RowRef::side).thenComparing(RowRef::rowId);

    @Override
    public int compareTo(RowRef other) {
        return ORDER.compare(this, other);
    }
}
