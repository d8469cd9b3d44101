package fidus.reconciliation;

import java.util.List;

/// A row set whose match a person has undone: it is not matched again until the exclusion is
/// lifted. The order of the ids does not matter.
public record Exclusion(List<String> bookRows, List<String> statementRows) {
    public Exclusion {
        bookRows = bookRows.stream().sorted().toList();
        statementRows = statementRows.stream().sorted().toList();
    }

    public static Exclusion of(Match match) {
        return new Exclusion(match.bookRows(), match.statementRows());
    }
}
