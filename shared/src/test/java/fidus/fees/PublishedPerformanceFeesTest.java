package fidus.fees;

import static fidus.fees.Example.agreement;
import static fidus.fees.Example.fees;
import static fidus.fees.Example.managementFee;
import static fidus.fees.Example.mark;
import static fidus.fees.Example.marks;
import static fidus.fees.Example.of;
import static fidus.fees.Example.run;
import static fidus.fees.Example.withManagement;
import static fidus.fees.Example.year;
import static fidus.fees.Example.yearly;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Decimals;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Published examples of marks and what is charged above them.
final class PublishedPerformanceFeesTest {
    /// A1, docs.cryptotrader.app: quarterly, mark after the fee, management fee paid outside.
    @Test
    void theMarkIsWhatIsLeftAfterTheFee() {
        var lines = run(agreement(FeeConvention.SHARE_CLASS, "0.20"), "100000", "120000", "127600");

        assertThat(fees(lines)).containsExactly("4000.00", "2320.00");
        assertThat(marks(lines)).containsExactly("116000", "125280");
    }

    /// A2, handbook.vauban.io: valued by month, crystallised by quarter.
    @Test
    void anAccrualFallsAgainUntilItCrystallises() {
        FeeAgreement terms = agreement(FeeConvention.SHARE_CLASS, "0.20");
        HighWaterMark mark = mark("100");
        String[] accrued = {"2.00", "0.00", "4.00"};
        String[] values = {"110", "90", "120"};
        for (int month = 0; month < 3; month++) {
            var line = PerformanceFee.of(terms, mark, year("100", values[month], "0", month == 2));
            assertThat(line.accruedFee()).isEqualTo(accrued[month]);
            assertThat(line.crystallisedFee()).isEqualTo(month == 2 ? "4.00" : "0.00");
            mark = line.markAfter();
        }
        assertThat(mark.level()).isEqualByComparingTo("116");
    }

    /// A3, pzacademy.com: millions with two decimals; both fees on the year-end value.
    @Test
    void independentFeesOverThreeYears() {
        FeeAgreement terms =
                withManagement(agreement(FeeConvention.TEXTBOOK_INDEPENDENT, "0.20"), "0.02");
        HighWaterMark mark = mark("98");
        String[][] years = {
            {"98", "112", "2.24", "2.80", "106.96"},
            {"106.96", "100", "2.00", "0.00", "98.00"},
            {"98", "116", "2.32", "1.81", "111.87"}
        };
        for (String[] each : years) {
            String management = managementFee(terms, each[1]).toPlainString();
            var line = PerformanceFee.of(terms, mark, year(each[0], each[1], management, true));
            BigDecimal net = of(each[1]).subtract(of(management)).subtract(line.crystallisedFee());

            assertThat(management).isEqualTo(each[2]);
            assertThat(line.crystallisedFee()).isEqualTo(each[3]);
            assertThat(net).isEqualTo(each[4]);
            mark = line.markAfter();
        }
        assertThat(Decimals.percent(of("13.87"), of("98"))).isEqualTo("14.15");
    }

    /// A6 and T3, analystforum.com 117584: the thread writes 2.225 m for 1.5 % of 150 m; it is
    /// 2.25.
    @Test
    void theInvestorsReturnAfterBothFees() {
        FeeAgreement terms =
                withManagement(agreement(FeeConvention.TEXTBOOK_NET, "0.15"), "0.015")
                        .with(FeeRounding.halfUp(6))
                        .with(yearly(HurdleKind.HARD, HurdleBase.OPENING_VALUE, "0.06"));
        BigDecimal management = managementFee(terms, "150");
        var line =
                PerformanceFee.of(
                        terms, mark("120"), year("120", "150", management.toPlainString(), true));
        BigDecimal gain = of("30").subtract(management).subtract(line.crystallisedFee());

        assertThat(management).isEqualByComparingTo("2.25").isNotEqualByComparingTo("2.225");
        assertThat(line.crystallisedFee()).isEqualByComparingTo("3.0825");
        assertThat(gain.divide(of("120"), Decimals.DIVISION)).isEqualByComparingTo("0.2055625");
        assertThat(Decimals.percent(gain, of("120"))).isEqualTo("20.56");
    }

    /// A15, investorswiki: holds only with the mark before the fee and the fee paid outside.
    @Test
    void withoutAMarkTheInvestorPaysForTheSameGainTwice() {
        String[] values = {"575000", "460000", "690000"};
        var marked = run(agreement(FeeConvention.OUTSIDE_ACCOUNT, "0.20"), "500000", values);
        var unmarked = run(agreement(FeeConvention.NO_MARK, "0.20"), "500000", values);

        assertThat(fees(marked)).containsExactly("15000.00", "0.00", "23000.00");
        assertThat(fees(unmarked)).containsExactly("15000.00", "0.00", "46000.00");
    }

    /// A16, docs.volta90.trade: per share, four decimals.
    @Test
    void aFeePerShareHasTheDecimalsOfAShare() {
        FeeAgreement terms =
                agreement(FeeConvention.SHARE_CLASS, "0.20").with(FeeRounding.halfUp(4));
        var lines = run(terms, "1.0000", "1.0500", "1.0200", "1.0650");

        assertThat(fees(lines)).containsExactly("0.0100", "0.0000", "0.0050");
        assertThat(marks(lines)).containsExactly("1.04", "1.04", "1.06");
    }

    /// A17, help.ice-fx.com: weekly rollover on Saturday, first mark is the deposit.
    @Test
    void aPoolCrystallisesOnSaturday() {
        var lines = run(agreement(FeeConvention.POOL_WEEKLY, "0.15"), "1000", "1300");

        assertThat(fees(lines)).containsExactly("45.00");
        assertThat(Crystallisation.WEEKLY.at(java.time.LocalDate.parse("2026-11-21"))).isTrue();
        assertThat(Crystallisation.WEEKLY.at(java.time.LocalDate.parse("2026-11-20"))).isFalse();
    }

    /// A18, help.mfmsecurities.com.
    @Test
    void aPoolsMarkIsItsGreatestProfit() {
        var fee = PoolFee.of(of("200"), of("150"), of("0.25"), of("0.10"), FeeRounding.halfUp(2));

        assertThat(fee.fee()).isEqualTo("1.25");
        assertThat(fee.maxProfit()).isEqualTo("200");
        var below = PoolFee.of(of("120"), of("150"), of("0.25"), of("0.10"), FeeRounding.halfUp(2));
        assertThat(below.fee()).isEqualTo("0.00");
        assertThat(below.maxProfit()).isEqualTo("150");
    }

    /// A21, lawinsider.com.
    @Test
    void theWayBackToTheMarkIsAReturn() {
        BigDecimal needed = mark("13.50").neededReturn(of("13.00"));

        assertThat(needed.movePointRight(2).setScale(2, RoundingMode.HALF_UP)).isEqualTo("3.85");
        assertThat(needed.setScale(5, RoundingMode.HALF_UP)).isEqualTo("0.03846");
        assertThat(mark("13.50").neededReturn(of("14"))).isEqualByComparingTo("0");
    }

    /// A22, "fees and terms: the high-water mark": the published 2,040,000 takes the value per
    /// share rounded to 1,252; the exact fee is 2,038,720.
    @Test
    void roundingTheValueBeforeTheFeeCostsMoney() {
        FeeAgreement terms = agreement(FeeConvention.OUTSIDE_ACCOUNT, "0.20");
        var exact = run(terms, "100000000", "115000000", "103500000", "111780000", "125193600");
        var rounded = run(terms, "115000000", "125200000");

        assertThat(fees(exact)).containsExactly("3000000.00", "0.00", "0.00", "2038720.00");
        assertThat(fees(rounded)).containsExactly("2040000.00");
        assertThat(marks(rounded)).containsExactly("125200000");
    }

    /// T1, sifterfund.com: writes 10.4 % − 5 % as 6.4 % and a fee of 0.96 %; it is 0.81 %.
    @Test
    void tenPointFourLessFiveIsFivePointFour() {
        FeeAgreement terms =
                agreement(FeeConvention.TEXTBOOK_NET, "0.15")
                        .with(yearly(HurdleKind.HARD, HurdleBase.OPENING_VALUE, "0.05"));
        var line = PerformanceFee.of(terms, mark("100"), year("100", "110.4"));

        assertThat(line.crystallisedFee()).isEqualTo("0.81").isNotEqualTo(of("0.96"));
    }

    /// T4, lex-fund template: charges the 10 from 100 to 110 although the mark is 120.
    @Test
    void aRecoveryBelowTheMarkIsFree() {
        var lines =
                run(agreement(FeeConvention.OUTSIDE_ACCOUNT, "0.20"), "100", "120", "100", "110");

        assertThat(fees(lines)).containsExactly("4.00", "0.00", "0.00").doesNotContain("2.00");
        assertThat(marks(lines)).containsExactly("120", "120", "120");
    }
}
