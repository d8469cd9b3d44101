package fidus.reconciliation;

import fidus.money.Money;

import java.math.BigDecimal;
import java.util.List;

/// A match proposed to a person.
///
/// @param rank 1 is best; the worst place it holds among the suggestions of its rows
/// @param reason why it was not matched: AMBIGUOUS, THRESHOLD or SUGGEST_ONLY
/// @param score 0…1 with 4 decimals
/// @param days statement date − book date of the farthest pair of rows
public record Suggestion(
        int rank,
        Condition reason,
        String pass,
        BigDecimal score,
        List<String> bookRows,
        List<String> statementRows,
        Money difference,
        int days) {
    public Suggestion {
        bookRows = List.copyOf(bookRows);
        statementRows = List.copyOf(statementRows);
    }
}
