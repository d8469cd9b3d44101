package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.Condition;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.RowOrder;
import fidus.reconciliation.desk.RowQuestion;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Which rows of a side are wanted.
///
/// @param text empty for any
/// @param why what rows in no match failed first
/// @param order they are listed in
/// @param anySign whether the amounts of the filter have no sign
record RowFilter(
        Listed listed,
        String text,
        @Nullable BigDecimal amountFrom,
        @Nullable BigDecimal amountTo,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Condition why,
        RowOrder order,
        boolean anySign) {
    private static final int LONGEST_TEXT = 200;

    /// @throws Refused `BAD_VALUE` for a text of more than 200 characters
    RowFilter {
        if (text.length() > LONGEST_TEXT) {
            throw Refused.at(
                    "text", Problem.Code.BAD_VALUE, "A filter has at most 200 characters.");
        }
    }

    /// Signed amounts.
    RowFilter(
            Listed listed,
            String text,
            @Nullable BigDecimal amountFrom,
            @Nullable BigDecimal amountTo,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Condition why,
            RowOrder order) {
        this(listed, text, amountFrom, amountTo, from, to, why, order, false);
    }

    static RowFilter of(RowQuestion find) {
        return new RowFilter(
                find.listed(),
                plain(find.text()),
                find.amountFrom(),
                find.amountTo(),
                find.from(),
                find.to(),
                find.why(),
                order(find.order()),
                Boolean.TRUE.equals(find.anySign()));
    }

    /// Whether it has to be known why rows are in no match.
    boolean asksWhy() {
        return why != null || isByWhy();
    }

    private boolean isByWhy() {
        return order == RowOrder.WHY || order == RowOrder.WHY_DOWN;
    }

    private static RowOrder order(@Nullable RowOrder wanted) {
        return wanted == null ? RowOrder.RUN : wanted;
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
