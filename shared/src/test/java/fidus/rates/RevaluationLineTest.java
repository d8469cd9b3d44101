package fidus.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.money.Currency;
import fidus.money.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// E20 at a month's end, with figures worked out by hand.
class RevaluationLineTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 31);

    /// Foreign money received is a credit of its currency and a debit of what was paid for it.
    @ParameterizedTest
    @CsvSource({
        // −1000.00 × 1.12 = −1120.0000; + 1085.00 = −35.0000
        "EUR, -1000.00, 1.12, 1085.00, -35.0000, 35.00",
        // −1000.00 × 1.1 = −1100.000; + 1120.00 = 20.000
        "EUR, -1000.00, 1.1, 1120.00, 20.000, -20.00",
        // −123457 × 0.00667 = −823.45819; + 820.00 = −3.45819
        "JPY, -123457, 0.00667, 820.00, -3.45819, 3.46",
        // −10.125 × 3.25 = −32.90625; + 32.90 = −0.00625
        "KWD, -10.125, 3.25, 32.90, -0.00625, 0.01",
        // 0.50 × 1.01 = 0.5050; − 0.50 = 0.0050: a tie goes away from zero
        "EUR, 0.50, 1.01, -0.50, 0.0050, -0.01",
        "EUR, -100.00, 1.05, 105.00, 0.0000, 0.00"
    })
    void whatIsLeftIsADifferenceOfExchange(
            String currency, String held, String rate, String paid, String value, String gain) {
        RevaluationLine line =
                RevaluationLine.of(
                        currency + "/USD",
                        held(Money.of(held, currency), Money.of(paid, "USD")),
                        rates(currency, rate));

        assertThat(line.value()).isEqualTo(value);
        assertThat(line.gain()).isEqualTo(Money.of(gain, "USD"));
        assertThat(line.isOpen()).isEqualTo(!gain.equals("0.00"));
    }

    @Test
    void aPairWithoutTheBaseIsValuedOnBothSides() {
        // −850.00 × 1.3 = −1105.000; 1000.00 × 1.08 = 1080.0000; together −25.0000
        Map<Currency, ExchangeRate> both = new HashMap<>(rates("GBP", "1.3").rates());
        both.putAll(rates("EUR", "1.08").rates());
        var rates = new DayRates(DAY, both);
        RevaluationLine line =
                RevaluationLine.of(
                        "EUR/GBP",
                        held(Money.of("1000.00", "EUR"), Money.of("-850.00", "GBP")),
                        rates);
        assertThat(line.gain()).isEqualTo(Money.of("25.00", "USD"));
        assertThat(line.balances())
                .extracting(RevaluedBalance::value)
                .containsExactly("1080.0000", "-1105.000");
    }

    @Test
    void nothingIsValuedWithoutARate() {
        assertThatThrownBy(
                        () ->
                                RevaluationLine.of(
                                        "EUR/USD",
                                        held(Money.of("1.00", "EUR")),
                                        new DayRates(DAY, Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SortedMap<Currency, Money> held(Money... balances) {
        var held = new TreeMap<Currency, Money>();
        for (Money one : balances) {
            held.put(one.currency(), one);
        }
        return held;
    }

    private static DayRates rates(String currency, String rate) {
        var of = new Currency(currency);
        return new DayRates(
                DAY, Map.of(of, new ExchangeRate(of, DAY, new BigDecimal(rate), "ECB")));
    }
}
