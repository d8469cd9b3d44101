package fidus.reconciliation.desk;

import fidus.reconciliation.MatchRow;

import java.util.List;

/// The rows that suggestions name, to say in words what is suggested.
///
/// @param book of each suggestion the first {@link #MOST}
/// @param statement likewise
public record SuggestedRows(List<MatchRow> book, List<MatchRow> statement) {
    /// How many rows of a side of one suggestion are told.
    public static final int MOST = 20;

    public SuggestedRows {
        book = List.copyOf(book);
        statement = List.copyOf(statement);
    }
}
