package fidus.reconciliation.desk;

import fidus.reconciliation.Condition;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What a stretch of the rows that fit a filter adds up to, however long it is.
///
/// @param text see {@link FindRows}
/// @param first index among the rows that fit
/// @param last inclusive
/// @param anySign see {@link FindRows}
public record FindSums(
        RunId id,
        Side side,
        Listed listed,
        @Nullable String text,
        @Nullable BigDecimal amountFrom,
        @Nullable BigDecimal amountTo,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Condition why,
        @Nullable RowOrder order,
        int first,
        int last,
        @Nullable Boolean anySign)
        implements RowQuestion {
    /// Whatever the reason, in the order of the run.
    public FindSums(
            RunId id,
            Side side,
            Listed listed,
            @Nullable String text,
            @Nullable BigDecimal amountFrom,
            @Nullable BigDecimal amountTo,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            int first,
            int last) {
        this(id, side, listed, text, amountFrom, amountTo, from, to, null, null, first, last, null);
    }
}
