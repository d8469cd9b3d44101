package fidus.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Decimals;

import java.math.BigDecimal;

/// One valuation's performance fee. Gains are measured from the high-water mark; with a hurdle that
/// restarts each period on the opening value, from whichever of mark and hurdle is higher. Nothing
/// is rounded but the fee.
public final class PerformanceFee {
    private PerformanceFee() {}

    /// @throws Refused `MIXED_CURRENCIES` when the valuation is in another currency, `BAD_VALUE`
    ///   when the days of capital a hurdle needs are missing
    public static PerformanceFeeLine of(
            FeeAgreement agreement, HighWaterMark mark, Valuation valuation) {
        if (!agreement.currency().equals(valuation.currency())) {
            throw Refused.because(
                    Problem.Code.MIXED_CURRENCIES,
                    "An agreement in "
                            + agreement.currency()
                            + " has no fee on "
                            + valuation.currency()
                            + ".");
        }
        PerformanceFeeTerms terms = agreement.performance();
        HighWaterMark from = terms.markRule() == MarkRule.NO_MARK ? opening(valuation) : mark;
        PerformanceFigures figures = new PerformanceFigures(terms, from, valuation);
        PerformanceAmounts amounts = figures.amounts();
        BigDecimal fee = amounts.fee().rounded(agreement.rounding());
        boolean charged = valuation.crystallises() && fee.signum() > 0;
        return new PerformanceFeeLine(
                valuation,
                fee,
                charged ? fee : agreement.rounding().round(BigDecimal.ZERO),
                mark,
                charged ? after(terms.markRule(), mark, valuation, fee) : mark,
                figures.derivation(amounts).rounded(agreement.rounding(), fee));
    }

    /// The part of an accrued fee that crystallises because some of the units leave; the others'
    /// accrual and mark stay.
    public static BigDecimal onRedemption(
            FeeAgreement agreement,
            PerformanceFeeLine line,
            BigDecimal redeemedUnits,
            BigDecimal units) {
        if (redeemedUnits.signum() < 0 || redeemedUnits.compareTo(units) > 0) {
            throw Refused.at(
                    "redeemedUnits",
                    Problem.Code.BAD_VALUE,
                    "Between none and all of the units can be redeemed.");
        }
        BigDecimal whole = line.derivation().unrounded().value();
        return agreement
                .rounding()
                .round(whole.multiply(redeemedUnits).divide(units, Decimals.DIVISION));
    }

    private static HighWaterMark opening(Valuation valuation) {
        return HighWaterMark.at(valuation.opening(), valuation.from());
    }

    /// The mark never falls: fees charged independently of each other may leave less than it.
    private static HighWaterMark after(
            MarkRule rule, HighWaterMark mark, Valuation valuation, BigDecimal fee) {
        BigDecimal level =
                switch (rule) {
                    case NO_MARK -> mark.level();
                    case GROSS_OF_FEE -> valuation.value();
                    case NET_OF_FEE ->
                            valuation.value().subtract(valuation.managementFee()).subtract(fee);
                };
        return new HighWaterMark(level.max(mark.level()), valuation.to());
    }
}
