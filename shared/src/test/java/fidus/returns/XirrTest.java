package fidus.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fidus.contract.Refused;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class XirrTest {
    private static final LocalDate START = LocalDate.parse("2027-01-01");
    private static final long SEED = 20_270_301;

    /// A34a: Microsoft's XIRR page. Excel stops early and prints 0.373362535; the root lies at
    /// 0.3733625335188.
    @Test
    void theSpreadsheetsExampleIsItsExactRoot() {
        List<Flow> flows =
                List.of(
                        Flow.of("2008-01-01", "-10000"),
                        Flow.of("2008-03-01", "2750"),
                        Flow.of("2008-10-30", "4250"),
                        Flow.of("2009-02-15", "3250"),
                        Flow.of("2009-04-01", "2750"));

        assertThat(Xirr.of(flows)).isEqualTo("0.3733625335");
        assertThat(Xirr.of(flows)).isCloseTo(decimal("0.373362535"), within(decimal("0.00000001")));
        assertThat(Xirr.presentValue(flows, decimal("0.3733625335188")).abs())
                .isLessThan(decimal("0.00000001"));
    }

    /// A34b: 10 % and 20 % both make these flows worth nothing.
    @Test
    void flowsWithTwoRatesAreRefusedAndBothNamed() {
        List<Flow> flows = yearly("100", "-230", "132");

        assertThatThrownBy(() -> Xirr.of(flows))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("SEVERAL_RATES")
                .hasMessageContaining("0.100000, 0.200000");
    }

    @Test
    void aRateThatOnlyTouchesZeroIsNoRate() {
        assertThatThrownBy(() -> Xirr.of(yearly("100", "-220", "121")))
                .hasMessageContaining("SEVERAL_RATES");
    }

    @Test
    void aSecondRateBelowZeroIsSeenToo() {
        assertThatThrownBy(() -> Xirr.of(yearly("-1", "5", "-2")))
                .hasMessageContaining("SEVERAL_RATES")
                .hasMessageContaining("3.561553")
                .hasMessageContaining("-0.561553");
    }

    @Test
    void moneyThatOnlyGoesOneWayHasNoRate() {
        for (List<Flow> flows :
                List.of(
                        List.<Flow>of(),
                        yearly("-100"),
                        yearly("-100", "-50"),
                        yearly("100", "0", "5"),
                        List.of(Flow.of("2027-01-01", "-100"), Flow.of("2027-01-01", "100")))) {
            assertThatThrownBy(() -> Xirr.of(flows)).hasMessageContaining("NO_RATE");
        }
    }

    @Test
    void flowsThatAreNeverWorthNothingHaveNoRate() {
        assertThatThrownBy(() -> Xirr.of(yearly("100", "-100", "100")))
                .hasMessageContaining("NO_RATE");
    }

    @Test
    void manyChangesOfSignWithOneRateAreAnswered() {
        assertThat(Xirr.of(yearly("-100", "10", "-50", "10", "170")))
                .isEqualTo(Xirr.of(shuffled(yearly("-100", "10", "-50", "10", "170"), 1)));
        assertThat(Xirr.of(yearly("-100", "230", "-132", "40")).signum()).isPositive();
    }

    @Test
    void anythingFromAlmostTotalLossToALongMultipleIsFound() {
        assertThat(Xirr.of(yearly("-100", "0.01"))).isEqualTo("-0.9999000000");
        assertThat(Xirr.of(yearly("-1", "90001"))).isEqualTo("90000.0000000000");
        assertThat(Xirr.of(yearly("-1", "900001"))).isEqualTo("900000.0000000000");
        assertThat(Xirr.of(yearly("-100", "100"))).isEqualTo("0.0000000000");
    }

    /// The rate is within one of its last digit: just above it the flows are worth less than
    /// nothing, just below more.
    @Test
    void decimalsConfirmEveryRate() {
        BigDecimal step = decimal("0.0000000001");
        for (int round = 0; round < 150; round++) {
            List<Flow> flows = investor(new Random(SEED + round), 2 + round % 30);
            String which = "seed " + (SEED + round) + " " + flows;

            BigDecimal rate = Xirr.of(shuffled(flows, round));

            assertThat(Xirr.presentValue(flows, rate.subtract(step)).signum())
                    .as(which)
                    .isEqualTo(1);
            assertThat(Xirr.presentValue(flows, rate.add(step)).signum()).as(which).isEqualTo(-1);
        }
    }

    @Test
    void theSizeOfTheMoneyDoesNotMatter() {
        for (int round = 0; round < 50; round++) {
            List<Flow> flows = investor(new Random(SEED * 3 + round), 12);
            List<Flow> thousandfold =
                    flows.stream()
                            .map(
                                    flow ->
                                            new Flow(
                                                    flow.on(),
                                                    flow.amount().multiply(decimal("1000"))))
                            .toList();
            assertThat(Xirr.of(thousandfold))
                    .as("seed " + (SEED * 3 + round))
                    .isCloseTo(Xirr.of(flows), within(decimal("0.0000000001")));
        }
    }

    @Test
    void amountsTooLongForTheFastWayAreFoundInDecimals() {
        assertThat(Xirr.of(yearly("-1000000000000.00000001", "1100000000000.00000001")))
                .isEqualTo("0.1000000000");
    }

    /// Deposits, payouts in between, the rest at the end.
    private static List<Flow> investor(Random random, int count) {
        List<Flow> flows = new ArrayList<>();
        LocalDate day = START;
        BigDecimal put = BigDecimal.ZERO;
        for (int i = 0; i < count - 1; i++) {
            boolean deposit = i == 0 || random.nextInt(5) == 0;
            BigDecimal amount =
                    deposit
                            ? cents(random, 1_000_000).add(decimal("10000"))
                            : cents(random, 5_000).negate();
            flows.add(new Flow(day, amount.negate()));
            put = put.add(amount);
            day = day.plusDays(20 + random.nextInt(25));
        }
        BigDecimal share = decimal("0.5").add(cents(random, 100));
        flows.add(new Flow(day, put.max(decimal("10000")).multiply(share)));
        return flows;
    }

    private static BigDecimal cents(Random random, int most) {
        return BigDecimal.valueOf(random.nextInt(most), 2).setScale(2, RoundingMode.UNNECESSARY);
    }

    private static List<Flow> yearly(String... amounts) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            flows.add(new Flow(START.plusDays(365L * i), decimal(amounts[i])));
        }
        return flows;
    }

    private static List<Flow> shuffled(List<Flow> flows, long seed) {
        List<Flow> other = new ArrayList<>(flows);
        Collections.shuffle(other, new Random(seed));
        return other;
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
