package fidus.ledger;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Newest first.
///
/// @param balances one for each row where an account was asked for, otherwise empty
public record EntryPage(
        List<JournalEntry> rows, List<EntryBalance> balances, @Nullable String next) {
    /// Of no account.
    public EntryPage(List<JournalEntry> rows, @Nullable String next) {
        this(rows, List.of(), next);
    }
}
