package fidus.fees;

import static fidus.fees.Example.agreement;
import static fidus.fees.Example.of;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.money.Currency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

class PublishedManagementFeesTest {
    private static final LocalDate JANUARY = LocalDate.parse("2027-01-01");

    /// G26.
    @ParameterizedTest
    @CsvSource({
        "ACT_365F, 2027-01-01, 169.86",
        "THIRTY_360, 2027-01-01, 166.67",
        "ACT_ACT, 2027-01-01, 169.86",
        "ACT_365F, 2028-01-01, 169.86",
        "THIRTY_360, 2028-01-01, 166.67",
        "ACT_ACT, 2028-01-01, 169.40"
    })
    void theHousesMonth(DayCount count, LocalDate from, String fee) {
        var terms =
                ManagementFeeTerms.of(
                        of("0.02"), ManagementFeeBase.AVERAGE_DAILY_ALLOCATION, count);
        assertThat(fee(terms, from, from.plusMonths(1), "100000").fee()).isEqualTo(fee);
    }

    /// A10, documentation.fasolutions.com: Saturday 4 to Monday 6 March 2023.
    @Test
    void holidaysEarnNothingWhereTheCalendarSaysSo() {
        var terms =
                ManagementFeeTerms.of(
                        of("0.001"), ManagementFeeBase.CLOSING_EQUITY, DayCount.ACT_ACT);
        LocalDate saturday = LocalDate.parse("2023-03-04");

        assertThat(fee(terms, saturday, saturday.plusDays(3), "365000").fee()).isEqualTo("3.00");
        assertThat(
                        fee(
                                        terms.with(CountedDays.WEEKDAYS),
                                        saturday,
                                        saturday.plusDays(3),
                                        "365000")
                                .fee())
                .isEqualTo("1.00");
    }

    /// A25: 40 m for half a year, then 70 m; the naive fee on the last figure is 1,050,000.
    @Test
    void capitalCountsForTheTimeItWasThere() {
        var terms =
                ManagementFeeTerms.of(
                        of("0.015"), ManagementFeeBase.TIME_WEIGHTED_CAPITAL, DayCount.TWELFTHS);
        LocalDate july = JANUARY.plusMonths(6);
        LocalDate end = JANUARY.plusYears(1);
        var spans =
                List.of(
                        CapitalSpan.of(july, end, of("70000000")),
                        CapitalSpan.of(JANUARY, july, of("40000000")));
        var fee =
                ManagementFee.of(
                        agreement(FeeConvention.HOUSE, "0").with(terms), JANUARY, end, spans);

        assertThat(fee.fee()).isEqualTo("825000.00").isNotEqualTo(of("1050000.00"));
        assertThat(fee.dueOn()).isEqualTo(end);
    }

    /// A26, golden file of rodoHasArrived/Meridian-main: half to even.
    @ParameterizedTest
    @CsvSource({
        "50000000, 0.02, ACT_360, 90, 250000.00",
        "50000000, 0.02, ACT_365F, 91, 249315.07",
        "480000, 1, ACT_360, 31, 41333.33",
        "480000, 1, ACT_360, 30, 40000.00"
    })
    void moneyMarketDays(String capital, String rate, DayCount count, int days, String fee) {
        var terms = ManagementFeeTerms.of(of(rate), ManagementFeeBase.OPENING_EQUITY, count);
        var agreement =
                agreement(FeeConvention.HOUSE, "0")
                        .with(terms)
                        .with(FeeRounding.halfEven(Currency.EUR));
        LocalDate end = JANUARY.plusDays(days);

        assertThat(
                        ManagementFee.of(
                                        agreement,
                                        JANUARY,
                                        end,
                                        List.of(CapitalSpan.of(JANUARY, end, of(capital))))
                                .fee())
                .isEqualTo(fee);
    }

    /// A30, lex-fund fee structure.
    @Test
    void aQuarterInAdvanceIsDueOnItsFirstDay() {
        var terms =
                ManagementFeeTerms.of(
                                of("0.02"), ManagementFeeBase.OPENING_EQUITY, DayCount.QUARTERS)
                        .with(FeeTiming.IN_ADVANCE);
        var fee = fee(terms, JANUARY, JANUARY.plusMonths(3), "10000000");

        assertThat(fee.fee()).isEqualTo("50000.00");
        assertThat(fee.dueOn()).isEqualTo(JANUARY);
        assertThatThrownBy(
                        () ->
                                ManagementFeeTerms.of(
                                                of("0.02"),
                                                ManagementFeeBase.CLOSING_EQUITY,
                                                DayCount.QUARTERS)
                                        .with(FeeTiming.IN_ADVANCE))
                .isInstanceOf(Refused.class);
    }

    /// A31, docs.oracle.com: slabs 0–10,000 1.25 %, to 30,000 2.50 %, above 3.50 %.
    @Test
    void aScheduleIsReadByItsSlabsOrByItsBand() {
        var tiers =
                List.of(
                        new Tier(of("10000"), of("0.0125")),
                        new Tier(of("30000"), of("0.025")),
                        new Tier(null, of("0.035")));
        var slabs = new TierSchedule(TierMode.SLAB_WISE, tiers);
        var band = new TierSchedule(TierMode.FLAT_ON_BAND, tiers);

        assertThat(value(slabs.of(of("40000")))).isEqualByComparingTo("975");
        assertThat(value(band.of(of("40000")))).isEqualByComparingTo("1400");
        assertThat(value(slabs.of(of("10000")))).isEqualByComparingTo("125");
        assertThat(value(band.of(of("10000")))).isEqualByComparingTo("125");
        assertThat(value(band.of(of("0")))).isEqualByComparingTo("0");
        assertThatThrownBy(() -> new TierSchedule(TierMode.SLAB_WISE, tiers.reversed()))
                .isInstanceOf(Refused.class);
    }

    /// A31: the six ways a register finds a trail.
    @Test
    void aTrailIsFoundInSixWays() {
        List<BigDecimal> month = List.of(of("36500"), of("73000"));
        BigDecimal none = BigDecimal.ZERO;

        assertThat(value(TrailMethod.DAILY_ASSETS.of(month, of("0.01"), none)))
                .isEqualByComparingTo("3");
        assertThat(value(TrailMethod.DAILY_MANAGEMENT_FEE.of(month, of("0.50"), of("0.02"))))
                .isEqualByComparingTo("3");
        assertThat(value(TrailMethod.MONTH_END.of(List.of(of("24000")), of("0.01"), none)))
                .isEqualByComparingTo("20");
        assertThat(value(TrailMethod.MONTH_AVERAGE.of(month, of("0.12"), none)))
                .isEqualByComparingTo("547.5");
        assertThat(value(TrailMethod.OPEN_CLOSE.of(month, of("0.12"), none)))
                .isEqualByComparingTo("547.5");
        assertThat(value(TrailMethod.QUARTER_END.of(List.of(of("24000")), of("0.01"), none)))
                .isEqualByComparingTo("60");
        assertThatThrownBy(() -> TrailMethod.QUARTER_END.of(month, of("0.01"), none))
                .isInstanceOf(Refused.class);
    }

    /// T2, credyfi.com: "5,000 a month" on 50 m at 1 % a year; it is 41,666.67.
    @Test
    void onePercentOfFiftyMillionIsNotFiveThousandAMonth() {
        var trail = TrailMethod.MONTH_END.of(List.of(of("50000000")), of("0.01"), BigDecimal.ZERO);
        assertThat(value(trail.rounded(FeeRounding.halfUp(2))))
                .isEqualByComparingTo("41666.67")
                .isNotEqualByComparingTo("5000");
    }

    /// A32, data.ifa.com: 3 m pays 4,500 + 3,750 + 6,000 + 4,500.
    @Test
    void sevenSlabs() {
        String[][] rows = {
            {"500000", "0.0090"}, {"1000000", "0.0075"}, {"2000000", "0.0060"},
            {"4000000", "0.0045"}, {"6000000", "0.0030"}, {"10000000", "0.0025"}
        };
        var tiers = new java.util.ArrayList<Tier>();
        for (String[] row : rows) {
            tiers.add(new Tier(of(row[0]), of(row[1])));
        }
        tiers.add(new Tier(null, of("0.0020")));
        var fee = new TierSchedule(TierMode.SLAB_WISE, tiers).of(of("3000000"));

        assertThat(value(fee)).isEqualByComparingTo("18750");
        assertThat(fee.inputs().stream().skip(1).map(Derivation::value).map(Exact::toString))
                .containsExactly("4500", "3750", "6000", "4500");
    }

    /// A33, gkfxprime.com: each trading day 1/260 of the yearly rate.
    @Test
    void aPoolsDayIsATwoHundredSixtieth() {
        var terms =
                ManagementFeeTerms.of(
                        of("0.02"), ManagementFeeBase.OPENING_EQUITY, DayCount.TRADING_260);
        LocalDate friday = LocalDate.parse("2027-01-08");

        assertThat(fee(terms, friday, friday.plusDays(1), "10000").fee()).isEqualTo("0.77");
        assertThat(fee(terms, friday.plusDays(1), friday.plusDays(3), "10000").fee())
                .isEqualTo("0.00");
    }

    @Test
    void aFigureOfOneMomentIsStatedOnce() {
        var terms =
                ManagementFeeTerms.of(
                        of("0.02"), ManagementFeeBase.OPENING_EQUITY, DayCount.ACT_365F);
        var agreement = agreement(FeeConvention.HOUSE, "0").with(terms);
        LocalDate middle = JANUARY.plusDays(10);
        LocalDate end = JANUARY.plusMonths(1);

        assertThatThrownBy(
                        () ->
                                ManagementFee.of(
                                        agreement,
                                        JANUARY,
                                        end,
                                        List.of(
                                                CapitalSpan.of(JANUARY, middle, of("1")),
                                                CapitalSpan.of(middle, end, of("2")))))
                .hasMessageContaining("one figure");
    }

    private static ManagementFee fee(
            ManagementFeeTerms terms, LocalDate from, LocalDate to, String capital) {
        return ManagementFee.of(
                agreement(FeeConvention.HOUSE, "0").with(terms),
                from,
                to,
                List.of(CapitalSpan.of(from, to, of(capital))));
    }

    private static BigDecimal value(Derivation derivation) {
        return derivation.value().value();
    }
}
