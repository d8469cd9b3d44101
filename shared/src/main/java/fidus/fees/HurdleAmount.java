package fidus.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Decimals;
import fidus.returns.Powers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The hurdle in money: never rounded, divided once.
final class HurdleAmount {
    private final Hurdle hurdle;
    private final Valuation valuation;
    private final HighWaterMark mark;
    private final LocalDate from;

    private HurdleAmount(Hurdle hurdle, HighWaterMark mark, Valuation valuation) {
        this.hurdle = hurdle;
        this.mark = mark;
        this.valuation = valuation;
        this.from =
                hurdle.stretch() == HurdleStretch.PERIOD_ONLY
                        ? valuation.from()
                        : mark.hurdleFrom();
    }

    static Derivation of(Hurdle hurdle, HighWaterMark mark, Valuation valuation) {
        return new HurdleAmount(hurdle, mark, valuation).derive();
    }

    private Derivation derive() {
        List<Derivation> inputs = new ArrayList<>();
        inputs.add(Derivation.given("hurdleRate", hurdle.rate()));
        String days = hurdle.dayCount() + " from " + from + " to " + valuation.to();
        return switch (hurdle.base()) {
            case ALLOCATION ->
                    named("Σ capital × hurdleRate × " + days, allocation(inputs), inputs);
            case OPENING_VALUE -> simple("opening", valuation.opening(), days, inputs);
            case MARK -> simple("mark", mark.level(), days, inputs);
            case MARK_COMPOUNDED ->
                    named(
                            "mark × Π (1 + hurdleRate × " + hurdle.dayCount() + ") − mark",
                            compounded(inputs),
                            inputs);
            case FIXED_AMOUNT -> named("the agreed sum", hurdle.rate(), inputs);
            case BENCHMARK -> named("Σ capital × benchmarkReturn", benchmark(inputs), inputs);
            case DAILY_GEOMETRIC ->
                    named(
                            "Σ capital × ((1 + hurdleRate)^(days ÷ 365) − 1)",
                            geometric(inputs),
                            inputs);
        };
    }

    private Derivation simple(
            String what, BigDecimal figure, String days, List<Derivation> inputs) {
        inputs.add(Derivation.given(what, figure));
        BigDecimal amount =
                hurdle.dayCount().over(from, valuation.to()).of(figure.multiply(hurdle.rate()));
        return named(what + " × hurdleRate × " + days, amount, inputs);
    }

    private BigDecimal allocation(List<Derivation> inputs) {
        BigDecimal sum = BigDecimal.ZERO;
        long perYear = 1;
        for (CapitalSpan span : spans()) {
            YearFraction part = hurdle.dayCount().over(span.from(), span.to());
            sum = sum.add(span.capital().multiply(BigDecimal.valueOf(part.numerator())));
            perYear = part.denominator();
            inputs.add(given("capital", span, span.capital()));
        }
        return new YearFraction(1, perYear).of(sum.multiply(hurdle.rate()));
    }

    private BigDecimal compounded(List<Derivation> inputs) {
        inputs.add(Derivation.given("mark", mark.level()));
        BigDecimal level = mark.level();
        BigDecimal divisor = BigDecimal.ONE;
        for (CapitalSpan span : spans()) {
            YearFraction part = hurdle.dayCount().over(span.from(), span.to());
            BigDecimal perYear = BigDecimal.valueOf(part.denominator());
            BigDecimal growth =
                    perYear.add(hurdle.rate().multiply(BigDecimal.valueOf(part.numerator())));
            level = level.multiply(growth);
            divisor = divisor.multiply(perYear);
            inputs.add(given("yearFraction", span, part.value()));
        }
        return level.divide(divisor, Decimals.DIVISION).subtract(mark.level());
    }

    private BigDecimal benchmark(List<Derivation> inputs) {
        BigDecimal sum = BigDecimal.ZERO;
        for (CapitalSpan span : spans()) {
            BigDecimal benchmark = span.benchmarkReturn();
            if (benchmark == null) {
                throw Refused.at(
                        "benchmarkReturn",
                        Problem.Code.BAD_VALUE,
                        "The benchmark's return from "
                                + span.from()
                                + " to "
                                + span.to()
                                + " is missing; nobody may guess it.");
            }
            sum = sum.add(span.capital().multiply(benchmark));
            inputs.add(given("capital", span, span.capital()));
            inputs.add(given("benchmarkReturn", span, benchmark));
        }
        return sum;
    }

    private BigDecimal geometric(List<Derivation> inputs) {
        BigDecimal sum = BigDecimal.ZERO;
        for (CapitalSpan span : spans()) {
            int days = Math.toIntExact(span.to().toEpochDay() - span.from().toEpochDay());
            BigDecimal growth = Powers.power(BigDecimal.ONE.add(hurdle.rate()), days, 365);
            sum = sum.add(span.capital().multiply(growth.subtract(BigDecimal.ONE)));
            inputs.add(given("capital", span, span.capital()));
        }
        return sum;
    }

    private List<CapitalSpan> spans() {
        return CapitalSpan.covering(valuation.capital(), from, valuation.to());
    }

    private static Derivation given(String name, CapitalSpan span, BigDecimal value) {
        return Derivation.given(name + " " + span.from() + " to " + span.to(), value);
    }

    private static Derivation named(String formula, BigDecimal value, List<Derivation> inputs) {
        return Derivation.computed("hurdle", formula, value, inputs);
    }
}
