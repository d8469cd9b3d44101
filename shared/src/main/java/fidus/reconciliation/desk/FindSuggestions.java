package fidus.reconciliation.desk;

import fidus.reconciliation.RunId;

import org.jspecify.annotations.Nullable;

/// The suggestions of a run, best first, a page at a time.
///
/// @param after where the page before ended, {@link SuggestionList#next}; absent for the best ones
/// @param count 1 to {@link #MOST}
public record FindSuggestions(RunId id, @Nullable Integer after, int count) {
    public static final int MOST = 1_000;
}
