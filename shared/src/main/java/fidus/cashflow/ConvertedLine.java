package fidus.cashflow;

import fidus.money.Money;
import fidus.mt5.pnl.Basis;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// Assets against obligations of several currencies in one, each figure rounded once.
///
/// @param name the fund's code, or POOL, or POOL_WITH_HOUSE
/// @param assets absent when none is known though there should be some
/// @param surplus absent likewise
/// @param coverageRatio in percent; absent also when nothing is owed
/// @param stands how much of it is known, and how old it is
public record ConvertedLine(
        String name,
        CoverageBasis coverageBasis,
        @Nullable Money assets,
        Money obligations,
        @Nullable Money surplus,
        @Nullable BigDecimal coverageRatio,
        Basis stands) {
    public static final String POOL = "POOL";
    public static final String POOL_WITH_HOUSE = "POOL_WITH_HOUSE";
}
