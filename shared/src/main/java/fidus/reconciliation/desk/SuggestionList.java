package fidus.reconciliation.desk;

import fidus.reconciliation.Suggestion;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// @param total how many there are in all
/// @param suggestions best first
/// @param next where the next page goes on, however many of these are decided meanwhile; absent
///   when there is none
public record SuggestionList(int total, List<Suggestion> suggestions, @Nullable Integer next) {
    public SuggestionList {
        suggestions = List.copyOf(suggestions);
    }
}
