package fidus.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Decimals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

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
        Derivation derivation = derive(terms, from, valuation).rounded(agreement.rounding());
        BigDecimal fee = agreement.rounding().round(derivation.unrounded().value());
        boolean charged = valuation.crystallises() && fee.signum() > 0;
        return new PerformanceFeeLine(
                valuation,
                fee,
                charged ? fee : agreement.rounding().round(BigDecimal.ZERO),
                mark,
                charged ? after(terms.markRule(), mark, valuation, fee) : mark,
                derivation);
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

    private static Derivation derive(
            PerformanceFeeTerms terms, HighWaterMark mark, Valuation valuation) {
        List<Derivation> parts = new ArrayList<>();
        parts.add(Derivation.given("value", valuation.value()));
        parts.add(Derivation.given("markBefore", mark.level()));
        BigDecimal measured = valuation.value();
        String formula = "value − markBefore";
        if (terms.basis() == PerformanceBasis.AFTER_MANAGEMENT_FEE) {
            measured = measured.subtract(valuation.managementFee());
            parts.add(Derivation.given("managementFee", valuation.managementFee()));
            formula = "value − managementFee − markBefore";
        }
        BigDecimal gain = measured.subtract(mark.level());
        List<Derivation> inputs = new ArrayList<>();
        inputs.add(Derivation.given("rate", terms.rate()));
        inputs.add(Derivation.computed("gain", formula, gain, parts));
        if (terms.hurdle().kind() == HurdleKind.NONE) {
            return fee("rate × gain, 0 if not positive", share(terms, gain), inputs);
        }
        Derivation hurdle = HurdleAmount.of(terms.hurdle(), mark, valuation);
        BigDecimal base = hurdleStart(terms.hurdle(), mark, valuation);
        BigDecimal excess = measured.subtract(mark.level().max(base.add(hurdle.value().value())));
        inputs.add(hurdle);
        String over =
                base.compareTo(mark.level()) == 0
                        ? "gain − hurdle"
                        : "measured − max(markBefore, opening + hurdle)";
        inputs.add(Derivation.computed("excess", over, excess, List.of()));
        return withHurdle(terms, gain, excess, inputs);
    }

    /// A hurdle that restarts each period is counted from the period's opening value, all others
    /// from the mark.
    private static BigDecimal hurdleStart(Hurdle hurdle, HighWaterMark mark, Valuation at) {
        boolean restarts =
                switch (hurdle.base()) {
                    case OPENING_VALUE -> true;
                    case BENCHMARK, DAILY_GEOMETRIC ->
                            hurdle.stretch() == HurdleStretch.PERIOD_ONLY;
                    case ALLOCATION, MARK, MARK_COMPOUNDED, FIXED_AMOUNT -> false;
                };
        return restarts ? at.opening() : mark.level();
    }

    private static Derivation withHurdle(
            PerformanceFeeTerms terms,
            BigDecimal gain,
            BigDecimal excess,
            List<Derivation> inputs) {
        if (excess.signum() <= 0) {
            return fee("0: the hurdle is not exceeded", BigDecimal.ZERO, inputs);
        }
        return switch (terms.hurdle().kind()) {
            case NONE, SOFT -> fee("rate × gain", share(terms, gain), inputs);
            case HARD -> fee("rate × excess", share(terms, excess), inputs);
            case CATCH_UP -> {
                BigDecimal share = terms.hurdle().catchUpShare();
                inputs.add(Derivation.given("catchUpShare", share));
                yield fee(
                        "min(rate × gain, catchUpShare × excess)",
                        share(terms, gain).min(share.multiply(excess)),
                        inputs);
            }
        };
    }

    private static BigDecimal share(PerformanceFeeTerms terms, BigDecimal gain) {
        return gain.max(BigDecimal.ZERO).multiply(terms.rate());
    }

    private static Derivation fee(String formula, BigDecimal value, List<Derivation> inputs) {
        return Derivation.computed("performanceFee", formula, value, inputs);
    }
}
