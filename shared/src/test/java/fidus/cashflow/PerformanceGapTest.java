package fidus.cashflow;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The bands of the performance gap, on and beside their limits.
class PerformanceGapTest {
    @ParameterizedTest
    @CsvSource({
        "10000.00, 12000.00, -20.00, NONE",
        "10000.00, 9000.00, 10.00, NONE",
        "10000.00, 8999.99, 10.00, MEDIUM",
        "10000.00, 7500.00, 25.00, MEDIUM",
        "10000.00, 7499.99, 25.00, HIGH",
        "10000.00, 5000.00, 50.00, HIGH",
        "10000.00, 4999.99, 50.00, CRITICAL",
    })
    void itIsComparedUnrounded(String expected, String actual, String percent, GapBand band) {
        PerformanceGap gap = PerformanceGap.of(usd(expected), usd(actual));
        assertThat(gap.gapPercent()).isEqualByComparingTo(percent);
        assertThat(gap.gapBand()).isEqualTo(band);
    }

    @Test
    void setsAddAmountsAndNothingExpectedHasNoRatio() {
        PerformanceGap one = PerformanceGap.of(usd("10000.00"), usd("4000.00"));
        PerformanceGap both = one.plus(PerformanceGap.of(usd("10000.00"), usd("12000.00")));
        assertThat(both.gapPercent()).isEqualByComparingTo("20.00");
        assertThat(both.gapBand()).isEqualTo(GapBand.MEDIUM);
        assertThat(PerformanceGap.of(usd("0.00"), usd("5.00")).gapPercent()).isNull();
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
