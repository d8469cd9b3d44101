package fidus.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

class ReturnsTest {
    private static final LocalDate START = LocalDate.parse("2025-01-01");

    /// A38: four quarters of 4, 9, 5 and 11 %.
    @Test
    void linkedReturnsCompound() {
        assertThat(percent(Returns.timeWeighted(decimals("0.04", "0.09", "0.05", "0.11"))))
                .isEqualTo("32.12");
    }

    /// A36: 200 in, 100 out after a year, 170 after two; the fund earned 0 % and 70 %.
    @Test
    void moneyWeightedAndTimeWeightedReturnsDiffer() {
        var period = new ValuedPeriod(START, START.plusDays(730), decimal("200"), decimal("170"));
        var taken = List.of(new Flow(START.plusDays(365), decimal("-100")));

        BigDecimal money = Returns.moneyWeighted(period, taken);
        BigDecimal time = Returns.yearly(Returns.timeWeighted(decimals("0", "0.70")), 730);

        assertThat(percent(money)).isEqualTo("20.52");
        assertThat(percent(time)).isEqualTo("30.38");
        assertThat(percent(time.subtract(money))).isEqualTo("9.86");
    }

    /// A39: 100 becomes 300 in two years with 50 added after one.
    @Test
    void modifiedDietzWeighsFlowsByTheirTime() {
        var period = new ValuedPeriod(START, START.plusDays(730), decimal("100"), decimal("300"));
        var added = List.of(new Flow(START.plusDays(365), decimal("50")));

        assertThat(percent(Returns.modifiedDietz(period, added))).isEqualTo("120.00");
        assertThat(Returns.moneyWeighted(period, added)).isEqualTo("0.5000000000");
        assertThat(percent(Returns.ofDays(decimal("0.5"), 730))).isEqualTo("125.00");
    }

    @Test
    void aFlowOutsideThePeriodIsRefused() {
        var period = new ValuedPeriod(START, START.plusDays(30), decimal("100"), decimal("110"));
        var late = List.of(new Flow(START.plusDays(31), decimal("5")));

        assertThatThrownBy(() -> Returns.modifiedDietz(period, late)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Returns.moneyWeighted(period, late)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Returns.simple(decimal("0"), decimal("5")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aRootRaisedAgainIsTheNumber() {
        for (String base : List.of("1.05", "0.000001", "1000000", "2", "0.5")) {
            BigDecimal root = Powers.root(decimal(base), 365);
            assertThat(root.pow(365, Powers.WORKING).subtract(decimal(base)).abs())
                    .isLessThan(decimal(base).movePointLeft(44));
        }
        assertThat(Powers.power(decimal("1.44"), 1, 2)).isEqualByComparingTo("1.2");
        assertThat(Powers.power(decimal("1.44"), -1, 2).multiply(decimal("1.2")))
                .isCloseTo(
                        BigDecimal.ONE,
                        org.assertj.core.api.Assertions.within(
                                decimal("0.0000000000000000000000000000001")));
    }

    private static List<BigDecimal> decimals(String... values) {
        return Stream.of(values).map(BigDecimal::new).toList();
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }

    private static BigDecimal percent(BigDecimal fraction) {
        return fraction.movePointRight(2).setScale(2, RoundingMode.HALF_UP);
    }
}
