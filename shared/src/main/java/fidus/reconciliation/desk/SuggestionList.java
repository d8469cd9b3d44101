package fidus.reconciliation.desk;

import fidus.reconciliation.Suggestion;

import java.util.List;

/// @param total how many there are in all
/// @param suggestions best first
public record SuggestionList(int total, List<Suggestion> suggestions) {
    public SuggestionList {
        suggestions = List.copyOf(suggestions);
    }
}
