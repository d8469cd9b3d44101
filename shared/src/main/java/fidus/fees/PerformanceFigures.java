package fidus.fees;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// From which figures of a valuation a performance fee is found, and how that is said.
final class PerformanceFigures {
    private final PerformanceFeeTerms terms;
    private final HighWaterMark mark;
    private final Valuation valuation;
    private final List<Derivation> hurdleInputs = new ArrayList<>();
    private final Quotient hurdle;
    private final BigDecimal start;

    PerformanceFigures(PerformanceFeeTerms terms, HighWaterMark mark, Valuation valuation) {
        this.terms = terms;
        this.mark = mark;
        this.valuation = valuation;
        this.start = restarts(terms.hurdle()) ? valuation.opening() : mark.level();
        this.hurdle = hurdled() ? hurdle().amount(hurdleInputs) : Quotient.ZERO;
    }

    private boolean hurdled() {
        return terms.hurdle().kind() != HurdleKind.NONE;
    }

    private HurdleAmount hurdle() {
        return HurdleAmount.of(terms.hurdle(), mark, valuation);
    }

    PerformanceAmounts amounts() {
        Quotient measured = Quotient.of(valuation.value());
        if (terms.basis() == PerformanceBasis.AFTER_MANAGEMENT_FEE) {
            measured = measured.minus(Quotient.of(valuation.managementFee()));
        }
        Quotient level = Quotient.of(mark.level());
        return hurdled()
                ? PerformanceAmounts.of(terms, measured, level, Quotient.of(start).plus(hurdle))
                : PerformanceAmounts.of(terms, measured, level);
    }

    Derivation derivation(PerformanceAmounts amounts) {
        List<Derivation> parts = new ArrayList<>();
        parts.add(Derivation.given("value", valuation.value()));
        parts.add(Derivation.given("markBefore", mark.level()));
        String formula = "value − markBefore";
        if (terms.basis() == PerformanceBasis.AFTER_MANAGEMENT_FEE) {
            parts.add(Derivation.given("managementFee", valuation.managementFee()));
            formula = "value − managementFee − markBefore";
        }
        List<Derivation> inputs = new ArrayList<>();
        inputs.add(Derivation.given("rate", terms.rate()));
        inputs.add(Derivation.computed("gain", formula, amounts.gain().value(), parts));
        Quotient excess = amounts.excess();
        if (excess == null) {
            return fee("rate × gain, 0 if not positive", amounts, inputs);
        }
        inputs.add(hurdle().derivation(hurdle, hurdleInputs));
        String over =
                start.compareTo(mark.level()) == 0
                        ? "gain − hurdle"
                        : "measured − max(markBefore, opening + hurdle)";
        inputs.add(Derivation.computed("excess", over, excess.value(), List.of()));
        if (excess.signum() <= 0) {
            return fee("0: the hurdle is not exceeded", amounts, inputs);
        }
        return switch (terms.hurdle().kind()) {
            case NONE, SOFT -> fee("rate × gain", amounts, inputs);
            case HARD -> fee("rate × excess", amounts, inputs);
            case CATCH_UP -> {
                inputs.add(Derivation.given("catchUpShare", terms.hurdle().catchUpShare()));
                yield fee("min(rate × gain, catchUpShare × excess)", amounts, inputs);
            }
        };
    }

    private static Derivation fee(
            String formula, PerformanceAmounts amounts, List<Derivation> inputs) {
        return Derivation.computed("performanceFee", formula, amounts.fee().value(), inputs);
    }

    /// A hurdle that restarts each period is counted from the period's opening value, all others
    /// from the mark.
    private static boolean restarts(Hurdle hurdle) {
        return switch (hurdle.base()) {
            case OPENING_VALUE -> true;
            case BENCHMARK, DAILY_GEOMETRIC -> hurdle.stretch() == HurdleStretch.PERIOD_ONLY;
            case ALLOCATION, MARK, MARK_COMPOUNDED, FIXED_AMOUNT -> false;
        };
    }
}
