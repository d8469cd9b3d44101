package fidus.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;

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
        YearFraction whole = part(terms, from, to);
        inputs.add(
                Derivation.computed(
                        "yearFraction",
                        whole.numerator() + " ÷ " + whole.denominator() + " " + terms.dayCount(),
                        whole.value(),
                        List.of()));
        Quotient exact =
                accrual(terms, spans).of(spans.stream().map(CapitalSpan::capital).toList());
        BigDecimal fee = exact.rounded(agreement.rounding());
        return new ManagementFee(
                from,
                to,
                fee,
                terms.timing() == FeeTiming.IN_ADVANCE ? from : to,
                Derivation.computed("managementFee", formula(terms, spans), exact.value(), inputs)
                        .rounded(agreement.rounding(), fee));
    }

    private static String formula(ManagementFeeTerms terms, List<CapitalSpan> spans) {
        return switch (terms.base()) {
            case AVERAGE_DAILY_ALLOCATION, AVERAGE_DAILY_VALUE ->
                    "Σ (capital × days) ÷ " + days(spans) + " × rate × yearFraction";
            case TIME_WEIGHTED_CAPITAL -> "Σ capital × rate × its yearFraction";
            default -> "capital × rate × yearFraction";
        };
    }

    /// What capital of these spans is charged.
    ///
    /// @param spans in order and without a gap; their capital does not matter
    /// @throws Refused `BAD_VALUE` for several spans of a base that is the figure of one moment
    static Accrual accrual(ManagementFeeTerms terms, List<CapitalSpan> spans) {
        YearFraction whole = part(terms, spans.getFirst().from(), spans.getLast().to());
        BigDecimal rate = terms.rate().multiply(BigDecimal.valueOf(whole.numerator()));
        long[] weights = new long[spans.size()];
        return switch (terms.base()) {
            case AVERAGE_DAILY_ALLOCATION, AVERAGE_DAILY_VALUE -> {
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = spans.get(i).days();
                }
                yield new Accrual(weights, rate, days(spans) * whole.denominator());
            }
            case TIME_WEIGHTED_CAPITAL -> {
                for (int i = 0; i < weights.length; i++) {
                    CapitalSpan span = spans.get(i);
                    weights[i] = part(terms, span.from(), span.to()).numerator();
                }
                yield new Accrual(weights, terms.rate(), whole.denominator());
            }
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
                yield new Accrual(new long[] {1}, rate, whole.denominator());
            }
        };
    }

    private static long days(List<CapitalSpan> spans) {
        return spans.getLast().to().toEpochDay() - spans.getFirst().from().toEpochDay();
    }

    private static YearFraction part(ManagementFeeTerms terms, LocalDate from, LocalDate to) {
        return terms.countedDays() == CountedDays.ALL
                ? terms.dayCount().over(from, to)
                : terms.dayCount().counting(from, to, DayCount::isWeekday);
    }
}
