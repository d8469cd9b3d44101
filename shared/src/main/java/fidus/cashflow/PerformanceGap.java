package fidus.cashflow;

import fidus.money.Decimals;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// What contracts should be worth against what stands behind them.
///
/// @param expected Σ gross value, incubation respected
/// @param actual Σ weight × (owned equity + profit withdrawn) of the accounts the principal is
///   placed on, and principal kept as cash
/// @param gapPercent (expected − actual) ÷ expected with two decimals; absent when nothing is
///   expected
public record PerformanceGap(
        Money expected, Money actual, @Nullable BigDecimal gapPercent, GapBand gapBand) {
    public static PerformanceGap of(Money expected, Money actual) {
        if (expected.signum() <= 0) {
            return new PerformanceGap(expected, actual, null, GapBand.NONE);
        }
        BigDecimal gap = expected.minus(actual).amount();
        return new PerformanceGap(
                expected,
                actual,
                Decimals.percent(gap, expected.amount()),
                GapBand.of(gap.divide(expected.amount(), Decimals.DIVISION)));
    }

    /// Sets add their amounts, not their ratios.
    PerformanceGap plus(PerformanceGap other) {
        return of(expected.plus(other.expected), actual.plus(other.actual));
    }
}
