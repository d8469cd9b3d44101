package fidus.rates;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Currency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/// What a unit costs in dollars by what a euro costs; quotients worked out with Python's decimals.
class EuroRatesTest {
    private static final EuroRates DAY =
            new EuroRates(
                    LocalDate.of(2027, 3, 31),
                    Map.of(
                            Currency.USD,
                            new BigDecimal("1.0850"),
                            new Currency("JPY"),
                            new BigDecimal("163.20"),
                            new Currency("GBP"),
                            new BigDecimal("0.8350"),
                            new Currency("IDR"),
                            new BigDecimal("17250.45")));

    @ParameterizedTest
    @CsvSource({"EUR, 1.0850", "JPY, 0.00664828", "GBP, 1.2994012", "IDR, 0.0000629"})
    void aRateIsTheDollarsOfAEuroByItsOwn(String currency, String rate) {
        ExchangeRate one = DAY.of(new Currency(currency)).orElseThrow();
        assertThat(one.rate()).isEqualByComparingTo(rate);
        assertThat(one.on()).isEqualTo(DAY.on());
    }

    @Test
    void itSaysWhatItWasMadeOfAndNothingOfWhatTheDayLacks() {
        assertThat(DAY.of(new Currency("JPY")).orElseThrow().source())
                .isEqualTo("ECB reference rates, 1.0850 USD / 163.20 JPY a euro");
        assertThat(DAY.of(new Currency("CHF"))).isEmpty();
        assertThat(DAY.currencies())
                .extracting(Currency::code)
                .containsExactly("EUR", "GBP", "IDR", "JPY");
        var without = new EuroRates(DAY.on(), Map.of(new Currency("GBP"), BigDecimal.ONE));
        assertThat(without.of(Currency.EUR)).isEmpty();
        assertThat(without.of(new Currency("GBP"))).isEmpty();
    }
}
