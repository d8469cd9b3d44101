package fidus.fees;

import fidus.money.Currency;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// Figures of published examples, one year per period unless a test says otherwise.
final class Example {
    static final LocalDate START = LocalDate.parse("2026-01-01");

    private Example() {}

    static BigDecimal of(String value) {
        return new BigDecimal(value);
    }

    static FeeAgreement agreement(FeeConvention convention, String rate) {
        return convention.agreement(of(rate), Currency.EUR);
    }

    static HighWaterMark mark(String level) {
        return HighWaterMark.at(of(level), START);
    }

    /// A crystallising valuation of the year.
    static Valuation year(String opening, String value) {
        return year(opening, value, "0", true);
    }

    static Valuation year(String opening, String value, String managementFee, boolean now) {
        return new Valuation(
                START,
                START.plusYears(1),
                Currency.EUR,
                of(opening),
                of(value),
                of(managementFee),
                List.of(),
                now);
    }

    /// Fees of gross values one after the other, each crystallised.
    static List<PerformanceFeeLine> run(FeeAgreement agreement, String first, String... values) {
        HighWaterMark mark = mark(first);
        String opening = first;
        var lines = Stream.<PerformanceFeeLine>builder();
        for (String value : values) {
            PerformanceFeeLine line = PerformanceFee.of(agreement, mark, year(opening, value));
            mark = line.markAfter();
            opening = value;
            lines.add(line);
        }
        return lines.build().toList();
    }

    static List<String> fees(List<PerformanceFeeLine> lines) {
        return lines.stream().map(line -> line.crystallisedFee().toPlainString()).toList();
    }

    static List<String> marks(List<PerformanceFeeLine> lines) {
        return lines.stream()
                .map(line -> line.markAfter().level().stripTrailingZeros().toPlainString())
                .toList();
    }

    static BigDecimal managementFee(FeeAgreement agreement, String value) {
        LocalDate end = START.plusYears(1);
        return ManagementFee.of(
                        agreement, START, end, List.of(CapitalSpan.of(START, end, of(value))))
                .fee();
    }

    static FeeAgreement withManagement(FeeAgreement agreement, String rate) {
        return agreement.with(
                ManagementFeeTerms.of(
                        of(rate), ManagementFeeBase.CLOSING_EQUITY, DayCount.TWELFTHS));
    }

    static Hurdle yearly(HurdleKind kind, HurdleBase base, String rate) {
        return Hurdle.of(kind, base, HurdleStretch.PERIOD_ONLY, rate).with(DayCount.TWELFTHS);
    }
}
