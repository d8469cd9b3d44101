package fidus.fees;

import static fidus.fees.Example.START;
import static fidus.fees.Example.agreement;
import static fidus.fees.Example.fees;
import static fidus.fees.Example.mark;
import static fidus.fees.Example.of;
import static fidus.fees.Example.run;
import static fidus.fees.Example.year;
import static fidus.fees.Example.yearly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.money.Currency;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

class PublishedHurdlesTest {
    private static final String[] VALUES = {
        "103000000", "105000000", "108000000", "112000000", "120000000"
    };

    /// A23: exactly at the hurdle pays nothing.
    @Test
    void noneSoftAndHardOnTheSameReturns() {
        FeeAgreement none = agreement(FeeConvention.OUTSIDE_ACCOUNT, "0.20");

        assertThat(each(none))
                .containsExactly(
                        "600000.00", "1000000.00", "1600000.00", "2400000.00", "4000000.00");
        assertThat(each(none.with(yearly(HurdleKind.SOFT, HurdleBase.OPENING_VALUE, "0.05"))))
                .containsExactly("0.00", "0.00", "1600000.00", "2400000.00", "4000000.00");
        assertThat(each(none.with(yearly(HurdleKind.HARD, HurdleBase.OPENING_VALUE, "0.05"))))
                .containsExactly("0.00", "0.00", "600000.00", "1400000.00", "3000000.00");
    }

    /// With a full catch-up the manager takes all above 105 until 20 % of the gain is reached at
    /// 106.25; a half catch-up reaches it at 108 1/3.
    @Test
    void aCatchUpLiesBetweenHardAndSoft() {
        Hurdle hurdle = yearly(HurdleKind.HARD, HurdleBase.OPENING_VALUE, "0.05");
        FeeAgreement terms = agreement(FeeConvention.OUTSIDE_ACCOUNT, "0.20");

        assertThat(each(terms.with(hurdle.withCatchUp(of("1")))))
                .containsExactly("0.00", "0.00", "1600000.00", "2400000.00", "4000000.00");
        assertThat(each(terms.with(hurdle.withCatchUp(of("0.5")))))
                .containsExactly("0.00", "0.00", "1500000.00", "2400000.00", "4000000.00");
        assertThatThrownBy(() -> terms.with(hurdle.withCatchUp(of("0.2"))))
                .isInstanceOf(Refused.class);
    }

    /// A11, documentation.fasolutions.com: yearly 5 % as a daily geometric hurdle on the day
    /// before.
    @Test
    void aDailyGeometricHurdle() {
        Hurdle hurdle =
                Hurdle.of(
                        HurdleKind.HARD,
                        HurdleBase.DAILY_GEOMETRIC,
                        HurdleStretch.PERIOD_ONLY,
                        "0.05");
        var line = daily(hurdle, null, null, null);

        assertThat(line.derivation().unrounded().value().setScale(5, RoundingMode.HALF_UP))
                .isEqualTo("11.59695");
        assertThat(line.accruedFee()).isEqualTo("11.60");
        BigDecimal previous = BigDecimal.ZERO;
        String[] published = {"9.86632", "-5.13502", "6.86565"};
        String[] values = {"100000", "101000", "100500", "101200"};
        for (int day = 1; day <= 3; day++) {
            BigDecimal grown =
                    of(values[day]).subtract(of("100000")).subtract(hurdleUpTo(hurdle, day));
            BigDecimal fee = grown.multiply(of("0.01"));
            assertThat(fee.subtract(previous).setScale(5, RoundingMode.HALF_UP))
                    .isEqualTo(published[day - 1]);
            previous = fee;
        }
    }

    /// A11 and T5: the page's formula takes the day's own return; its table takes the value of the
    /// day before, as here.
    @Test
    void aDailyBenchmarkOnTheValueOfTheDayBefore() {
        Hurdle hurdle =
                Hurdle.of(HurdleKind.HARD, HurdleBase.BENCHMARK, HurdleStretch.PERIOD_ONLY, "0");
        var line = daily(hurdle, "0.009", "-0.003", "0.005");

        assertThat(line.derivation().unrounded().value()).isEqualByComparingTo("1.005");
        assertThat(line.hurdle()).isEqualByComparingTo("1099.5");
    }

    @Test
    void nobodyGuessesAMissingBenchmarkOrDay() {
        Hurdle hurdle =
                Hurdle.of(HurdleKind.HARD, HurdleBase.BENCHMARK, HurdleStretch.PERIOD_ONLY, "0");
        assertThatThrownBy(() -> daily(hurdle, "0.009", null, "0.005"))
                .hasMessageContaining("benchmark");
        FeeAgreement terms =
                agreement(FeeConvention.HOUSE, "0.20")
                        .with(
                                Hurdle.of(
                                        HurdleKind.HARD,
                                        HurdleBase.ALLOCATION,
                                        HurdleStretch.PERIOD_ONLY,
                                        "0.06"));
        assertThatThrownBy(() -> PerformanceFee.of(terms, mark("0"), year("0", "5")))
                .hasMessageContaining("missing or stated twice");
    }

    private static BigDecimal hurdleUpTo(Hurdle hurdle, int days) {
        return valued(hurdle, days, new String[3]).hurdle();
    }

    private static PerformanceFeeLine daily(Hurdle hurdle, String... benchmark) {
        return valued(hurdle, 3, benchmark);
    }

    private static PerformanceFeeLine valued(Hurdle hurdle, int days, String[] benchmark) {
        String[] values = {"100000", "101000", "100500", "101200"};
        List<CapitalSpan> spans = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            String own = benchmark[day];
            spans.add(
                    new CapitalSpan(
                            START.plusDays(day),
                            START.plusDays(day + 1L),
                            of(values[day]),
                            own == null ? null : of(own)));
        }
        var valuation =
                new Valuation(
                        START,
                        START.plusDays(days),
                        Currency.EUR,
                        of("100000"),
                        of(values[days]),
                        BigDecimal.ZERO,
                        spans,
                        true);
        FeeAgreement terms = agreement(FeeConvention.SHARE_CLASS, "0.01").with(hurdle);
        return PerformanceFee.of(terms, mark("100000"), valuation);
    }

    private static List<String> each(FeeAgreement agreement) {
        List<String> all = new ArrayList<>();
        for (String value : VALUES) {
            all.addAll(fees(run(agreement, "100000000", value)));
        }
        return all;
    }
}
