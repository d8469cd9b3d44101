package fidus.reconciliation.desk;

import fidus.reconciliation.Condition;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Where a row stands among those that fit a filter: the first at a place or after it, in the order
/// that is asked for.
///
/// @param text see {@link FindRows}
/// @param place among all rows of the side; below 0 the first row of the order
/// @param open whether only rows that are still to be worked on count
/// @param past whether the row at that place itself does not count; it does when absent
/// @param anySign see {@link FindRows}
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
        boolean open,
        @Nullable Boolean past,
        @Nullable Boolean anySign)
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
        this(
                id,
                side,
                listed,
                text,
                amountFrom,
                amountTo,
                from,
                to,
                null,
                null,
                place,
                open,
                null,
                null);
    }
}
