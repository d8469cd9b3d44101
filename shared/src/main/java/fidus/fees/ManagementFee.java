package fidus.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Decimals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A management fee of a period with its derivation. Charged in losing periods too.
///
/// @param from first day
/// @param to the day after the last
/// @param fee rounded once
/// @param dueOn the first day for a fee in advance, otherwise the day after the period
public record ManagementFee(
        LocalDate from, LocalDate to, BigDecimal fee, LocalDate dueOn, Derivation derivation) {
    /// @param capital the figure the base names, for each day of the period; exactly one span for a
    ///   base that is the figure of one moment
    /// @throws Refused `BAD_VALUE` when days are missing or said twice
    public static ManagementFee of(
            FeeAgreement agreement, LocalDate from, LocalDate to, List<CapitalSpan> capital) {
        ManagementFeeTerms terms = agreement.management();
        List<CapitalSpan> spans = CapitalSpan.covering(capital, from, to);
        List<Derivation> inputs = new ArrayList<>();
        inputs.add(Derivation.given("rate", terms.rate()));
        for (CapitalSpan span : spans) {
            String name = terms.base() + " " + span.from() + " to " + span.to();
            inputs.add(Derivation.given(name, span.capital()));
        }
        Derivation derivation = derive(terms, spans, inputs).rounded(agreement.rounding());
        return new ManagementFee(
                from,
                to,
                agreement.rounding().round(derivation.unrounded().value()),
                terms.timing() == FeeTiming.IN_ADVANCE ? from : to,
                derivation);
    }

    private static Derivation derive(
            ManagementFeeTerms terms, List<CapitalSpan> spans, List<Derivation> inputs) {
        LocalDate from = spans.getFirst().from();
        LocalDate to = spans.getLast().to();
        YearFraction whole = part(terms, from, to);
        inputs.add(
                Derivation.computed(
                        "yearFraction",
                        whole.numerator() + " ÷ " + whole.denominator() + " " + terms.dayCount(),
                        whole.value(),
                        List.of()));
        return switch (terms.base()) {
            case AVERAGE_DAILY_ALLOCATION, AVERAGE_DAILY_VALUE -> average(terms, spans, inputs);
            case TIME_WEIGHTED_CAPITAL ->
                    fee("Σ capital × rate × its yearFraction", weighted(terms, spans), inputs);
            default -> {
                if (spans.size() != 1) {
                    throw Refused.at(
                            "capital",
                            Problem.Code.BAD_VALUE,
                            terms.base()
                                    + " is one figure for the whole period; "
                                    + spans.size()
                                    + " were stated.");
                }
                BigDecimal yearly = spans.getFirst().capital().multiply(terms.rate());
                yield fee("capital × rate × yearFraction", whole.of(yearly), inputs);
            }
        };
    }

    private static Derivation average(
            ManagementFeeTerms terms, List<CapitalSpan> spans, List<Derivation> inputs) {
        LocalDate from = spans.getFirst().from();
        LocalDate to = spans.getLast().to();
        YearFraction whole = part(terms, from, to);
        long days = to.toEpochDay() - from.toEpochDay();
        BigDecimal numerator =
                daily(spans).multiply(terms.rate()).multiply(BigDecimal.valueOf(whole.numerator()));
        BigDecimal divisor = BigDecimal.valueOf(days * whole.denominator());
        return fee(
                "Σ (capital × days) ÷ " + days + " × rate × yearFraction",
                numerator.divide(divisor, Decimals.DIVISION),
                inputs);
    }

    private static BigDecimal daily(List<CapitalSpan> spans) {
        BigDecimal sum = BigDecimal.ZERO;
        for (CapitalSpan span : spans) {
            long days = span.to().toEpochDay() - span.from().toEpochDay();
            sum = sum.add(span.capital().multiply(BigDecimal.valueOf(days)));
        }
        return sum;
    }

    private static BigDecimal weighted(ManagementFeeTerms terms, List<CapitalSpan> spans) {
        BigDecimal sum = BigDecimal.ZERO;
        long perYear = 1;
        for (CapitalSpan span : spans) {
            YearFraction part = part(terms, span.from(), span.to());
            sum = sum.add(span.capital().multiply(BigDecimal.valueOf(part.numerator())));
            perYear = part.denominator();
        }
        return new YearFraction(1, perYear).of(sum.multiply(terms.rate()));
    }

    private static YearFraction part(ManagementFeeTerms terms, LocalDate from, LocalDate to) {
        return terms.countedDays() == CountedDays.ALL
                ? terms.dayCount().over(from, to)
                : terms.dayCount().counting(from, to, DayCount::isWeekday);
    }

    private static Derivation fee(String formula, BigDecimal value, List<Derivation> inputs) {
        return Derivation.computed("managementFee", formula, value, inputs);
    }
}
