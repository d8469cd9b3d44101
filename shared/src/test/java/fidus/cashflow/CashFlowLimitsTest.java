package fidus.cashflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.rates.ExchangeRate;
import fidus.settings.SetSums;
import fidus.settings.SettingKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Limits have a currency: what is set in it, else what is set in dollars at an approved rate.
class CashFlowLimitsTest {
    private static final ExchangeRate RATE =
            new ExchangeRate(
                    Currency.EUR, LocalDate.of(2027, 3, 31), new BigDecimal("1.12"), "ECB");

    private static CashFlowLimits limits(ExchangeRate rate, String critical) {
        var set =
                new CashFlowLimits.Set(
                        SetSums.parse("0.00"), SetSums.parse(critical), SetSums.parse("5000.00"));
        return CashFlowLimits.of(Currency.EUR, set, rate, "2027-03-31");
    }

    @Test
    void whatIsSetInDollarsIsConvertedOnceAndSaysWithWhat() {
        CashFlowLimits limits = limits(RATE, "-10000.00");
        assertThat(limits.warningBelow()).isEqualTo(Money.of("0.00", "EUR"));
        // −10,000 ÷ 1.12 = −8,928.571…; 5,000 ÷ 1.12 = 4,464.285…
        assertThat(limits.criticalBelow()).isEqualTo(Money.of("-8928.57", "EUR"));
        assertThat(limits.largeAbove()).isEqualTo(Money.of("4464.29", "EUR"));
        assertThat(limits.rate()).isEqualTo(RATE);
        assertThat(limits.missing()).isEmpty();
    }

    @Test
    void whatIsSetInTheCurrencyNeedsNoRate() {
        assertThat(limits(null, "-10000.00 USD, -9000.00 EUR").criticalBelow())
                .isEqualTo(Money.of("-9000.00", "EUR"));
    }

    @Test
    void withoutARateALimitIsNotKnownAndNothingIsGuessed() {
        CashFlowLimits limits = limits(null, "-10000.00");
        assertThat(limits.criticalBelow()).isNull();
        assertThat(limits.largeAbove()).isNull();
        assertThat(limits.rate()).isNull();
        assertThat(limits.missing())
                .contains("set it in EUR", "2027-03-31 or the 7 days before it");
        assertThat(CashFlowStatus.of(Money.of("-0.01", "EUR"), limits))
                .isEqualTo(CashFlowStatus.WARNING);
        var unset = new CashFlowLimits(null, limits.criticalBelow(), null, null, limits.missing());
        assertThat(CashFlowStatus.of(Money.of("1.00", "EUR"), unset)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5000.00 USD, 1.00 USD", "5,000.00", "5000.005", "100 XX", "1 2 USD"})
    void asSumsNothingElseIsSet(String value) {
        assertThatThrownBy(() -> SettingKey.LARGE_PAYMENT_ABOVE.checked(value))
                .isInstanceOf(Refused.class);
    }

    @Test
    void sumsAreKeptAsTheyAreWritten() {
        assertThat(SettingKey.LARGE_PAYMENT_ABOVE.checked("5000.00 USD, 600000 JPY"))
                .isEqualTo("5000.00 USD, 600000 JPY");
        assertThat(SetSums.parse("5000.00 USD, 600000 JPY")).hasToString("600000 JPY, 5000.00 USD");
        assertThat(SetSums.parse("5000")).hasToString("5000.00");
    }
}
