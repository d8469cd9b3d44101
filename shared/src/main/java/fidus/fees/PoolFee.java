package fidus.fees;

import java.math.BigDecimal;
import java.util.List;

/// The manager's commission on an investor's share of a pool's new profit: the mark is the pool's
/// greatest profit so far.
///
/// @param maxProfit after this valuation
public record PoolFee(BigDecimal fee, BigDecimal maxProfit, Derivation derivation) {
    /// @param profit of the pool now
    /// @param previousMax its greatest profit before
    /// @param share of the investor in the pool, a fraction
    /// @param rate of the manager, a fraction
    public static PoolFee of(
            BigDecimal profit,
            BigDecimal previousMax,
            BigDecimal share,
            BigDecimal rate,
            FeeRounding rounding) {
        BigDecimal gain = profit.subtract(previousMax).max(BigDecimal.ZERO);
        Derivation derivation =
                Derivation.computed(
                                "poolFee",
                                "max(0, profit − previousMax) × share × rate",
                                gain.multiply(share).multiply(rate),
                                List.of(
                                        Derivation.given("profit", profit),
                                        Derivation.given("previousMax", previousMax),
                                        Derivation.given("share", share),
                                        Derivation.given("rate", rate)))
                        .rounded(rounding);
        return new PoolFee(
                rounding.round(gain.multiply(share).multiply(rate)),
                profit.max(previousMax),
                derivation);
    }
}
