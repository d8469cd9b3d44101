package fidus.bank.desk;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A page of one statement's rows in its order, at most {@link #PAGE}.
///
/// @param next where the page after this one begins, absent on the last
public record StatementRows(List<StatementRow> rows, @Nullable Integer next) {
    public static final int PAGE = 200;

    public StatementRows {
        rows = List.copyOf(rows);
    }
}
