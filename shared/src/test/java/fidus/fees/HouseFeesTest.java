package fidus.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;

import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The house's own golden cases and what must hold for every mandate.
class HouseFeesTest {
    private static final LocalDate JANUARY = LocalDate.parse("2027-01-01");
    private static final long SEED = 20_270_401;
    private static final AccountKey X = new AccountKey("Broker-Live", 1);
    private static final AccountKey Y = new AccountKey("Broker-Live", 2);

    /// G23.
    @Test
    void lossesAreCarriedForward() {
        FeeAgreement house = house("0.20");
        HighWaterMark mark = HighWaterMark.zero(JANUARY);
        List<String> fees = new ArrayList<>();
        String[] values = {"4000.00", "3000.00", "5000.50"};
        for (int month = 0; month < 3; month++) {
            var line = PerformanceFee.of(house, mark, month(month, values[month]));
            fees.add(line.crystallisedFee().toPlainString());
            mark = line.markAfter();
        }

        assertThat(fees).containsExactly("800.00", "0.00", "200.10");
        assertThat(mark.level()).isEqualTo("5000.50");
        assertThat(mark.hurdleFrom()).isEqualTo(JANUARY.plusMonths(3));
        var impact = new FeeImpact(usd("2238.42"), usd("902.23"));
        assertThat(impact.netAfterFees()).isEqualTo(usd("1336.19"));
        assertThat(impact.percent()).contains(new BigDecimal("40.31"));
        assertThat(new FeeImpact(usd("-5.00"), usd("1.00")).percent()).isEmpty();
    }

    /// G24.
    @Test
    void aHurdleOnTheAllocation() {
        for (String[] each :
                new String[][] {
                    {"2000.00", "SOFT", "400.00"},
                    {"2000.00", "HARD", "298.08"},
                    {"500.00", "SOFT", "0.00"},
                    {"500.00", "HARD", "0.00"}
                }) {
            var line =
                    PerformanceFee.of(
                            house("0.20").with(hurdle(each[1], HurdleStretch.SINCE_LAST_FEE)),
                            HighWaterMark.zero(JANUARY),
                            month(0, each[0]).with(allocated(1, "100000.00")));
            assertThat(line.crystallisedFee()).isEqualTo(each[2]);
            assertThat(line.hurdle().toPlainString()).startsWith("509.5890410958904109589");
            assertThat(line.markAfter().level().signum())
                    .isEqualTo(line.crystallisedFee().signum());
        }
    }

    @Test
    void aHurdleRunsOnWhileNoFeeIsCharged() {
        HighWaterMark mark = HighWaterMark.zero(JANUARY);
        var capital = allocated(2, "365000.00");
        var since = house("0.20").with(hurdle("HARD", HurdleStretch.SINCE_LAST_FEE));
        var period = house("0.20").with(hurdle("HARD", HurdleStretch.PERIOD_ONLY));
        var february = month(1, "4000.00").with(capital);

        assertThat(PerformanceFee.of(since, mark, february).hurdle()).isEqualByComparingTo("3540");
        assertThat(PerformanceFee.of(since, mark, february).crystallisedFee()).isEqualTo("92.00");
        assertThat(PerformanceFee.of(period, mark, february).hurdle()).isEqualByComparingTo("1680");
        assertThat(PerformanceFee.of(period, mark, february).crystallisedFee()).isEqualTo("464.00");
    }

    @Test
    void exactlyAtTheHurdleNothingIsDue() {
        for (String kind : new String[] {"SOFT", "HARD"}) {
            var agreement = house("0.20").with(hurdle(kind, HurdleStretch.SINCE_LAST_FEE));
            var capital = allocated(1, "365000.00");
            var at = month(0, "1860.00").with(capital);
            var above = month(0, "1860.05").with(capital);
            HighWaterMark mark = HighWaterMark.zero(JANUARY);

            assertThat(PerformanceFee.of(agreement, mark, at).crystallisedFee()).isEqualTo("0.00");
            assertThat(PerformanceFee.of(agreement, mark, above).crystallisedFee())
                    .isEqualTo(kind.equals("SOFT") ? "372.01" : "0.01");
        }
    }

    /// G25.
    @Test
    void nettingOnAndOff() {
        List<AccountValuation> accounts =
                List.of(
                        new AccountValuation(X, month(0, "1000.00")),
                        new AccountValuation(Y, month(0, "-400.00")));
        HighWaterMark zero = HighWaterMark.zero(JANUARY);
        FeeAgreement perAccount = house("0.20").with(MarkLevel.ACCOUNT);

        assertThat(MandateFee.netted(house("0.20"), zero, accounts).charged())
                .isEqualTo(usd("120.00"));
        var apart = MandateFee.perAccount(perAccount, Map.of(X, zero, Y, zero), accounts);
        assertThat(apart.charged()).isEqualTo(usd("200.00"));
        assertThat(apart.lines()).extracting(MandateFee.Line::account).containsExactly(X, Y);
        assertThatThrownBy(() -> MandateFee.netted(perAccount, zero, accounts))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> MandateFee.perAccount(perAccount, Map.of(X, zero), accounts))
                .hasMessageContaining("no mark");
    }

    @Test
    void whatTheBrokerHasTakenIsReportedAndNotChargedAgain() {
        var fee =
                MandateFee.netted(
                        house("0.20").with(Settlement.BROKER),
                        HighWaterMark.zero(JANUARY),
                        List.of(new AccountValuation(X, month(0, "1000.00"))));

        assertThat(fee.crystallised()).isEqualTo(usd("200.00"));
        assertThat(fee.charged()).isEqualTo(usd("0.00"));
    }

    @Test
    void anotherCurrencyIsRefused() {
        var euro = Valuation.ofPnl(JANUARY, JANUARY.plusMonths(1), Money.of("5.00", "EUR"), true);
        assertThatThrownBy(
                        () -> PerformanceFee.of(house("0.20"), HighWaterMark.zero(JANUARY), euro))
                .hasMessageContaining("MIXED_CURRENCIES");
    }

    @Test
    void aRedemptionCrystallisesItsShareOnly() {
        var accrual = Valuation.ofPnl(JANUARY, JANUARY.plusDays(10), usd("1000.00"), false);
        var line = PerformanceFee.of(house("0.20"), HighWaterMark.zero(JANUARY), accrual);

        assertThat(
                        PerformanceFee.onRedemption(
                                house("0.20"), line, new BigDecimal("1"), new BigDecimal("3")))
                .isEqualTo("66.67");
        assertThat(line.crystallisedFee()).isEqualTo("0.00");
        assertThat(line.markAfter()).isEqualTo(line.markBefore());
    }

    @Test
    void aLineShowsHowItWasFoundAndSurvivesTheWire() throws JsonProcessingException {
        var line =
                PerformanceFee.of(
                        house("0.20").with(hurdle("HARD", HurdleStretch.SINCE_LAST_FEE)),
                        HighWaterMark.zero(JANUARY),
                        month(0, "2000.00").with(allocated(1, "100000.00")));

        assertThat(line.derivation().lines())
                .first()
                .asString()
                .startsWith("performanceFee = rate × excess: 298.08 ← 298.0821917808219178082191")
                .endsWith(" HALF_UP");
        assertThat(line.derivation().lines())
                .contains("  rate: 0.2", "  gain = value − markBefore: 2000", "    value: 2000");
        String text = Wire.STRICT.writeValueAsString(line);
        assertThat(Wire.STRICT.readValue(text, PerformanceFeeLine.class)).isEqualTo(line);
        String agreement = Wire.STRICT.writeValueAsString(house("0.20"));
        assertThat(Wire.STRICT.readValue(agreement, FeeAgreement.class)).isEqualTo(house("0.20"));
    }

    /// I27: without a hurdle, all fees on one mark ≤ rate × max(0, greatest C) + 0.01 per run. And
    /// the mark never falls, and equals the greatest C on which a fee was charged.
    @Test
    void allFeesTogetherNeverExceedTheRateOnTheGreatestResult() {
        for (int round = 0; round < 300; round++) {
            Random random = new Random(SEED + round);
            FeeAgreement house = house("0." + (1 + random.nextInt(50)));
            HighWaterMark mark = HighWaterMark.zero(JANUARY);
            BigDecimal fees = BigDecimal.ZERO;
            BigDecimal greatest = BigDecimal.ZERO;
            int months = 1 + random.nextInt(36);
            for (int month = 0; month < months; month++) {
                BigDecimal value = BigDecimal.valueOf(random.nextInt(2_000_000) - 900_000L, 2);
                var line = PerformanceFee.of(house, mark, month(month, value.toPlainString()));
                fees = fees.add(line.crystallisedFee());
                greatest = greatest.max(value);
                assertThat(line.markAfter().level())
                        .as("seed " + (SEED + round))
                        .isGreaterThanOrEqualTo(mark.level());
                mark = line.markAfter();
            }
            BigDecimal limit =
                    greatest.multiply(house.performance().rate())
                            .add(BigDecimal.valueOf(months, 2));
            assertThat(fees).as("seed " + (SEED + round)).isLessThanOrEqualTo(limit);
            assertThat(mark.level()).as("seed " + (SEED + round)).isLessThanOrEqualTo(greatest);
        }
    }

    /// I29: the order of accounts changes nothing; netting never costs more than marks per account;
    /// capital moved between accounts moves neither mark nor fee.
    @Test
    void orderAndFlowsOfCapitalChangeNoFee() {
        for (int round = 0; round < 200; round++) {
            Random random = new Random(SEED * 5 + round);
            List<AccountValuation> accounts = new ArrayList<>();
            List<AccountValuation> moved = new ArrayList<>();
            Map<AccountKey, HighWaterMark> marks = new HashMap<>();
            for (int login = 1; login <= 1 + random.nextInt(8); login++) {
                AccountKey key = new AccountKey("Broker-Live", login);
                var value = BigDecimal.valueOf(random.nextInt(400_000) - 200_000L, 2);
                var own = month(0, value.toPlainString());
                accounts.add(new AccountValuation(key, own.with(allocated(1, "1000.00"))));
                moved.add(new AccountValuation(key, own.with(allocated(1, login + "00000.00"))));
                marks.put(key, HighWaterMark.zero(JANUARY));
            }
            String seed = "seed " + (SEED * 5 + round);
            HighWaterMark zero = HighWaterMark.zero(JANUARY);
            MandateFee netted = MandateFee.netted(house("0.20"), zero, accounts);
            FeeAgreement apart = house("0.20").with(MarkLevel.ACCOUNT);
            MandateFee each = MandateFee.perAccount(apart, marks, accounts);
            MandateFee elsewhere = MandateFee.netted(house("0.20"), zero, moved);
            Collections.shuffle(accounts, random);

            assertThat(MandateFee.netted(house("0.20"), zero, accounts)).as(seed).isEqualTo(netted);
            assertThat(MandateFee.perAccount(apart, marks, accounts)).as(seed).isEqualTo(each);
            assertThat(netted.charged().minus(each.charged()).amount())
                    .as(seed)
                    .isLessThanOrEqualTo(new BigDecimal("0.05"));
            assertThat(elsewhere.charged()).as(seed).isEqualTo(netted.charged());
            assertThat(elsewhere.lines().getFirst().fee().markAfter())
                    .as(seed)
                    .isEqualTo(netted.lines().getFirst().fee().markAfter());
        }
    }

    @Test
    void aMandatesCapitalIsThatOfItsAccountsDayByDay() {
        var late =
                List.of(
                        CapitalSpan.of(
                                JANUARY.plusDays(10),
                                JANUARY.plusMonths(1),
                                new BigDecimal("3650.00")));
        var fee =
                MandateFee.netted(
                        house("0.20").with(hurdle("HARD", HurdleStretch.SINCE_LAST_FEE)),
                        HighWaterMark.zero(JANUARY),
                        List.of(
                                new AccountValuation(
                                        X, month(0, "500.00").with(allocated(1, "3650.00"))),
                                new AccountValuation(Y, month(0, "500.00").with(late))));

        // 3650 × 0.06 ÷ 365 = 0.60 a day: 31 days and 21 days.
        assertThat(fee.lines().getFirst().fee().hurdle()).isEqualByComparingTo("31.2");
    }

    private static FeeAgreement house(String rate) {
        return FeeConvention.HOUSE.agreement(new BigDecimal(rate), Currency.USD);
    }

    private static Hurdle hurdle(String kind, HurdleStretch stretch) {
        return Hurdle.of(HurdleKind.valueOf(kind), HurdleBase.ALLOCATION, stretch, "0.06");
    }

    private static List<CapitalSpan> allocated(int months, String capital) {
        return List.of(
                CapitalSpan.of(JANUARY, JANUARY.plusMonths(months), new BigDecimal(capital)));
    }

    private static Valuation month(int month, String value) {
        return Valuation.ofPnl(
                JANUARY.plusMonths(month), JANUARY.plusMonths(month + 1L), usd(value), true);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
