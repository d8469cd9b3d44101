package fidus.exchanges;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.rates.CurrencyPair;
import fidus.rates.DayRates;
import fidus.rates.ExchangeRate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/// What was agreed against the approved rates, worked out by hand.
class ExchangeWorthTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 31);

    @ParameterizedTest
    @CsvSource({
        // 1000 × 1.12 − 1085 = 35; 35 ÷ 1085 = 3.2258 %
        "1085.00, USD, 1000.00, EUR, 1 EUR = 1.085 USD, 1 EUR = 1.12 USD, 35.00, 3.23",
        // 845 × 1.3 − 1000 × 1.12 = 1098.5 − 1120; 21.5 ÷ 1120 = 1.9196 %; 1.3 ÷ 1.12
        "1000.00, EUR, 845.00, GBP, 1 GBP = 1.18343195 EUR, 1 GBP = 1.16071429 EUR, -21.50, -1.92",
        // 660 − 100000 × 0.00667 = −7; 7 ÷ 667 = 1.0495 %; 1 ÷ 0.00667
        "100000, JPY, 660.00, USD, 1 USD = 151.51515152 JPY, 1 USD = 149.92503748 JPY, -7.00,"
                + " -1.05",
        "112.00, USD, 100.00, EUR, 1 EUR = 1.12 USD, 1 EUR = 1.12 USD, 0.00, 0.00"
    })
    void whatWasReceivedIsHeldAgainstWhatWasGiven(
            String given,
            String of,
            String received,
            String in,
            String agreed,
            String approved,
            String difference,
            String percent) {
        ExchangeWorth worth =
                ExchangeWorth.of(Money.of(given, of), Money.of(received, in), rates(true));

        assertThat(worth.agreedWords()).isEqualTo(agreed);
        assertThat(worth.approvedWords()).isEqualTo(approved);
        assertThat(worth.difference()).isEqualTo(Money.of(difference, "USD"));
        assertThat(worth.percent()).isEqualTo(new BigDecimal(percent));
        assertThat(worth.missing()).isEmpty();
    }

    @Test
    void withoutARateItSaysWhichAndShowsWhatWasAgreed() {
        ExchangeWorth worth =
                ExchangeWorth.of(
                        Money.of("1000.00", "EUR"), Money.of("845.00", "GBP"), rates(false));

        assertThat(worth.agreedWords()).isEqualTo("1 GBP = 1.18343195 EUR");
        assertThat(worth.difference()).isNull();
        assertThat(worth.rates()).hasSize(1);
        assertThat(worth.approvedWords()).startsWith("No rate of GBP is approved");
        assertThat(worth.differenceWords()).isEqualTo("not known without these rates");
    }

    @ParameterizedTest
    @CsvSource({
        "USD, EUR, EUR/USD",
        "EUR, USD, EUR/USD",
        "GBP, EUR, EUR/GBP",
        "JPY, USD, JPY/USD",
        "USD, ZAR, ZAR/USD",
        "EUR, GBP, EUR/GBP"
    })
    void bothWaysHaveOneName(String one, String other, String pair) {
        assertThat(CurrencyPair.of(new Currency(one), new Currency(other))).hasToString(pair);
    }

    private static DayRates rates(boolean all) {
        Map<Currency, ExchangeRate> rates = new HashMap<>();
        put(rates, "EUR", "1.12");
        if (all) {
            put(rates, "GBP", "1.3");
            put(rates, "JPY", "0.00667");
        }
        return new DayRates(DAY, rates);
    }

    private static void put(Map<Currency, ExchangeRate> rates, String code, String rate) {
        var currency = new Currency(code);
        rates.put(currency, new ExchangeRate(currency, DAY, new BigDecimal(rate), "ECB"));
    }
}
