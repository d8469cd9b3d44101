package fidus.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.math.BigDecimal;

/// How a performance fee is found.
///
/// @param rate the manager's share of the gain, a fraction 0…1
public record PerformanceFeeTerms(
        BigDecimal rate,
        PerformanceBasis basis,
        Hurdle hurdle,
        MarkRule markRule,
        Crystallisation crystallisation) {
    /// @throws Refused `BAD_VALUE` for a rate outside 0…1 or a catch-up share not above it
    public PerformanceFeeTerms {
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
            throw Refused.at(
                    "performanceFeeRate",
                    Problem.Code.BAD_VALUE,
                    "A performance fee rate is a fraction from 0 to 1, such as 0.20.");
        }
        if (hurdle.kind() == HurdleKind.CATCH_UP && hurdle.catchUpShare().compareTo(rate) <= 0) {
            throw Refused.at(
                    "catchUpShare",
                    Problem.Code.BAD_VALUE,
                    "A catch-up share lies above the fee's rate, or nothing is caught up.");
        }
    }

    public PerformanceFeeTerms with(Hurdle other) {
        return new PerformanceFeeTerms(rate, basis, other, markRule, crystallisation);
    }

    public PerformanceFeeTerms with(MarkRule other) {
        return new PerformanceFeeTerms(rate, basis, hurdle, other, crystallisation);
    }

    public PerformanceFeeTerms with(PerformanceBasis other) {
        return new PerformanceFeeTerms(rate, other, hurdle, markRule, crystallisation);
    }

    public PerformanceFeeTerms with(Crystallisation other) {
        return new PerformanceFeeTerms(rate, basis, hurdle, markRule, other);
    }
}
