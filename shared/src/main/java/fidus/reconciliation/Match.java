package fidus.reconciliation;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/// Rows of both sides that are the same movement.
///
/// @param pass the pass that found it, or {@link #MANUAL}
/// @param score 0…1 with 4 decimals, absent for a manual match
/// @param bookRows row ids in row order
/// @param statementRows row ids in row order
/// @param difference Σ statement − Σ book, signed
public record Match(
        String pass,
        @Nullable BigDecimal score,
        List<String> bookRows,
        List<String> statementRows,
        Money difference) {
    /// The pass of a match made by a person.
    public static final String MANUAL = "MANUAL";

    public Match {
        bookRows = List.copyOf(bookRows);
        statementRows = List.copyOf(statementRows);
    }
}
