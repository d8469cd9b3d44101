package fidus.reconciliation.desk;

import fidus.reconciliation.Condition;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Where a row stands among those that fit a filter: the first at a place or after it.
///
/// @param text see {@link FindRows}
/// @param place among all rows of the side
/// @param open whether only rows in no match count
public record FindPlace(
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
        int place,
        boolean open)
        implements RowQuestion {
    /// Whatever the reason, in the order of the run.
    public FindPlace(
            RunId id,
            Side side,
            Listed listed,
            @Nullable String text,
            @Nullable BigDecimal amountFrom,
            @Nullable BigDecimal amountTo,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            int place,
            boolean open) {
        this(id, side, listed, text, amountFrom, amountTo, from, to, null, null, place, open);
    }
}
