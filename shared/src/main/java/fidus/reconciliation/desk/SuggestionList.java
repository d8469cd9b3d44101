package fidus.reconciliation.desk;

import fidus.reconciliation.Suggestion;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// @param total how many there are in all
/// @param suggestions best first
/// @param next where the next page goes on, however many of these are decided meanwhile; absent
///   when there is none
/// @param rows what these suggestions name; absent from a server that does not tell it
public record SuggestionList(
        int total,
        List<Suggestion> suggestions,
        @Nullable Integer next,
        @Nullable SuggestedRows rows) {
    public SuggestionList {
        suggestions = List.copyOf(suggestions);
    }
}
