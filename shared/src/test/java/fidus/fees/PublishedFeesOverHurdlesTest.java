package fidus.fees;

import static fidus.fees.Example.START;
import static fidus.fees.Example.agreement;
import static fidus.fees.Example.managementFee;
import static fidus.fees.Example.mark;
import static fidus.fees.Example.of;
import static fidus.fees.Example.withManagement;
import static fidus.fees.Example.year;
import static fidus.fees.Example.yearly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

/// Published examples of what is charged when a hurdle is met.
final class PublishedFeesOverHurdlesTest {
    /// A4 and T3, analystforum.com 153601: the page prints 3.59 for 2.37 + 1.20 and 116.41 for the
    /// net value; the right figures are 3.57 and 116.43.
    @Test
    void aHardHurdleAfterTheManagementFee() {
        FeeAgreement terms =
                withManagement(agreement(FeeConvention.TEXTBOOK_NET, "0.15"), "0.01")
                        .with(yearly(HurdleKind.HARD, HurdleBase.OPENING_VALUE, "0.03"));
        BigDecimal management = managementFee(terms, "120");
        var line =
                PerformanceFee.of(
                        terms, mark("100"), year("100", "120", management.toPlainString(), true));
        BigDecimal total = management.add(line.crystallisedFee());

        assertThat(management).isEqualTo("1.20");
        assertThat(line.crystallisedFee()).isEqualTo("2.37");
        assertThat(total).isEqualTo("3.57").isNotEqualTo(of("3.59"));
        assertThat(of("120").subtract(total)).isEqualTo("116.43").isNotEqualTo(of("116.41"));
    }

    /// A5, analystnotes.com.
    @Test
    void aHardHurdleBeforeTheManagementFee() {
        FeeAgreement terms =
                withManagement(agreement(FeeConvention.TEXTBOOK_INDEPENDENT, "0.20"), "0.02")
                        .with(yearly(HurdleKind.HARD, HurdleBase.OPENING_VALUE, "0.10"));
        var line = PerformanceFee.of(terms, mark("100"), year("100", "120", "2.40", true));

        assertThat(managementFee(terms, "120")).isEqualTo("2.40");
        assertThat(line.crystallisedFee()).isEqualTo("2.00");
    }

    /// A7, golden file of rodoHasArrived/Meridian-main: the mark moves on crystallisation only.
    @Test
    void aHurdleInMoneyPerPeriod() {
        FeeAgreement terms =
                agreement(FeeConvention.SHARE_CLASS, "0.20")
                        .with(yearly(HurdleKind.HARD, HurdleBase.FIXED_AMOUNT, "200000"));
        HighWaterMark mark = mark("10000000");
        String[][] steps = {
            {"11000000", "160000.00", "0.00", "10000000"},
            {"10500000", "60000.00", "60000.00", "10440000"},
            {"10400000", "0.00", "0.00", "10440000"},
            {"11240000", "120000.00", "120000.00", "11120000"}
        };
        for (int i = 0; i < steps.length; i++) {
            var line = PerformanceFee.of(terms, mark, year("10000000", steps[i][0], "0", i > 0));
            assertThat(line.accruedFee()).isEqualTo(steps[i][1]);
            assertThat(line.crystallisedFee()).isEqualTo(steps[i][2]);
            assertThat(line.markAfter().level()).isEqualByComparingTo(steps[i][3]);
            mark = line.markAfter();
        }
    }

    /// A8, analystforum.com 97662: the hurdle compounds on the mark since the last fee.
    @Test
    void aHurdleThatCompoundsOnTheMark() {
        Hurdle compounding =
                Hurdle.of(
                                HurdleKind.HARD,
                                HurdleBase.MARK_COMPOUNDED,
                                HurdleStretch.SINCE_LAST_FEE,
                                "0.05")
                        .with(DayCount.TWELFTHS);
        FeeAgreement terms = agreement(FeeConvention.TEXTBOOK_NET, "0.20").with(compounding);
        HighWaterMark mark = mark("100");
        String[][] years = {
            {"120", "3.00", "5"}, {"120", "0.00", "5.85"}, {"120", "0.00", "11.9925"}
        };
        for (int i = 0; i < years.length; i++) {
            var from = START.plusYears(i);
            var spans =
                    java.util.stream.IntStream.rangeClosed(0, i)
                            .mapToObj(START::plusYears)
                            .map(day -> CapitalSpan.of(day, day.plusYears(1), BigDecimal.ONE))
                            .toList();
            var valuation =
                    new Valuation(
                            from,
                            from.plusYears(1),
                            fidus.money.Currency.EUR,
                            mark.level(),
                            of(years[i][0]),
                            BigDecimal.ZERO,
                            spans,
                            true);
            var line = PerformanceFee.of(terms, mark, valuation);
            assertThat(line.crystallisedFee()).isEqualTo(years[i][1]);
            assertThat(line.hurdle()).isEqualByComparingTo(years[i][2]);
            mark = line.markAfter();
            assertThat(mark.level()).isEqualByComparingTo("117");
        }
    }

    /// A9, studynook.education: a cleared hurdle does not help below the mark.
    @Test
    void theMarkBlocksAlthoughTheHurdleIsCleared() {
        FeeAgreement terms =
                withManagement(agreement(FeeConvention.TEXTBOOK_NET, "0.20"), "0.02")
                        .with(yearly(HurdleKind.SOFT, HurdleBase.OPENING_VALUE, "0.05"));
        var line = PerformanceFee.of(terms, mark("355"), year("285", "342", "6.84", true));

        assertThat(managementFee(terms, "342")).isEqualTo("6.84");
        assertThat(line.crystallisedFee()).isEqualTo("0.00");
        assertThat(line.markAfter().level()).isEqualByComparingTo("355");
    }

    /// A19 and A20, primevalue.com.au.
    @Test
    void aBenchmarkOrAFixedHurdle() {
        Hurdle benchmark =
                Hurdle.of(HurdleKind.HARD, HurdleBase.BENCHMARK, HurdleStretch.PERIOD_ONLY, "0");
        var span = new CapitalSpan(START, START.plusYears(1), of("100000"), of("0.10"));
        var valuation = year("100000", "115000").with(java.util.List.of(span));
        var relative =
                PerformanceFee.of(
                        agreement(FeeConvention.TEXTBOOK_NET, "0.205").with(benchmark),
                        mark("100000"),
                        valuation);
        var fixed =
                PerformanceFee.of(
                        agreement(FeeConvention.TEXTBOOK_NET, "0.15")
                                .with(yearly(HurdleKind.HARD, HurdleBase.OPENING_VALUE, "0.08")),
                        mark("100000"),
                        year("100000", "115000"));

        assertThat(relative.crystallisedFee()).isEqualTo("1025.00");
        assertThat(relative.markAfter().level()).isEqualByComparingTo("113975");
        assertThat(fixed.crystallisedFee()).isEqualTo("1050.00");
        assertThat(fixed.markAfter().level()).isEqualByComparingTo("113950");
    }
}
