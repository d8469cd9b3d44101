package fidus.ledger;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Newest first.
public record EntryPage(List<JournalEntry> rows, @Nullable String next) {}
