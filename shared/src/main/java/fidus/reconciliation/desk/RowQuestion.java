package fidus.reconciliation.desk;

import fidus.reconciliation.Condition;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// A question about the rows that fit a filter; see {@link FindRows} for what each means.
public interface RowQuestion {
    Listed listed();

    @Nullable String text();

    @Nullable BigDecimal amountFrom();

    @Nullable BigDecimal amountTo();

    @Nullable Boolean anySign();

    @Nullable LocalDate from();

    @Nullable LocalDate to();

    @Nullable Condition why();

    @Nullable RowOrder order();
}
