package fidus.reconciliation.desk;

import fidus.reconciliation.Condition;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// A window of the rows of one side that fit a filter, in the order of the run.
///
/// @param text words that must all stand in text, reference or row id, in whatever case
/// @param amountFrom signed unless `anySign`, inclusive
/// @param amountTo likewise
/// @param to inclusive
/// @param why only rows in no match that failed this condition first
/// @param order as the run has them when absent
/// @param at index of the first row wanted among those that fit, from 0
/// @param count 0 to {@link #MOST}; 0 asks for the total and the sums alone
/// @param anySign whether money out counts by its sum without the minus; it does not when absent
public record FindRows(
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
        int at,
        int count,
        @Nullable Boolean anySign)
        implements RowQuestion {
    public static final int MOST = 500;

    /// Signed amounts.
    public FindRows(
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
            int at,
            int count) {
        this(id, side, listed, text, amountFrom, amountTo, from, to, why, order, at, count, null);
    }

    /// Whatever the reason, in the order of the run.
    public FindRows(
            RunId id,
            Side side,
            Listed listed,
            @Nullable String text,
            @Nullable BigDecimal amountFrom,
            @Nullable BigDecimal amountTo,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            int at,
            int count) {
        this(id, side, listed, text, amountFrom, amountTo, from, to, null, null, at, count);
    }
}
