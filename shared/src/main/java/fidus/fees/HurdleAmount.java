package fidus.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Decimals;
import fidus.returns.Powers;

import java.math.BigDecimal;
import java.time.LocalDate;
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

    static HurdleAmount of(Hurdle hurdle, HighWaterMark mark, Valuation valuation) {
        return new HurdleAmount(hurdle, mark, valuation);
    }

    /// The amount, with the figures it was found from added to the inputs.
    Quotient amount(List<Derivation> inputs) {
        inputs.add(Derivation.given("hurdleRate", hurdle.rate()));
        return switch (hurdle.base()) {
            case ALLOCATION -> {
                List<CapitalSpan> spans = spans();
                spans.forEach(span -> inputs.add(given("capital", span, span.capital())));
                yield allocation(hurdle, spans)
                        .of(spans.stream().map(CapitalSpan::capital).toList());
            }
            case OPENING_VALUE -> simple("opening", valuation.opening(), inputs);
            case MARK -> simple("mark", mark.level(), inputs);
            case MARK_COMPOUNDED -> Quotient.of(compounded(inputs));
            case FIXED_AMOUNT -> Quotient.of(hurdle.rate());
            case BENCHMARK -> Quotient.of(benchmark(inputs));
            case DAILY_GEOMETRIC -> Quotient.of(geometric(inputs));
        };
    }

    Derivation derivation(Quotient amount, List<Derivation> inputs) {
        return Derivation.computed("hurdle", formula(), amount.value(), inputs);
    }

    private String formula() {
        String days = hurdle.dayCount() + " from " + from + " to " + valuation.to();
        return switch (hurdle.base()) {
            case ALLOCATION -> "Σ capital × hurdleRate × " + days;
            case OPENING_VALUE -> "opening × hurdleRate × " + days;
            case MARK -> "mark × hurdleRate × " + days;
            case MARK_COMPOUNDED -> "mark × Π (1 + hurdleRate × " + hurdle.dayCount() + ") − mark";
            case FIXED_AMOUNT -> "the agreed sum";
            case BENCHMARK -> "Σ capital × benchmarkReturn";
            case DAILY_GEOMETRIC -> "Σ capital × ((1 + hurdleRate)^(days ÷ 365) − 1)";
        };
    }

    private Quotient simple(String what, BigDecimal figure, List<Derivation> inputs) {
        inputs.add(Derivation.given(what, figure));
        YearFraction part = hurdle.dayCount().over(from, valuation.to());
        return new Accrual(new long[] {part.numerator()}, hurdle.rate(), part.denominator())
                .of(List.of(figure));
    }

    /// What capital of these spans must earn under a hurdle on the allocation.
    ///
    /// @param spans in order and without a gap; their capital does not matter
    static Accrual allocation(Hurdle hurdle, List<CapitalSpan> spans) {
        long[] weights = new long[spans.size()];
        long perYear = 1;
        for (int i = 0; i < weights.length; i++) {
            CapitalSpan span = spans.get(i);
            YearFraction part = hurdle.dayCount().over(span.from(), span.to());
            weights[i] = part.numerator();
            perYear = part.denominator();
        }
        return new Accrual(weights, hurdle.rate(), perYear);
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
}
