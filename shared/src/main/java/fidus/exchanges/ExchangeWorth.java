package fidus.exchanges;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;
import fidus.rates.DayRates;
import fidus.rates.ExchangeRate;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// How what was agreed with a bank compares with the approved rates of the day. It decides nothing:
/// the difference stays on 1900 until the month's revaluation takes it to 5700.
///
/// @param unit the currency that the two rates price one of
/// @param price the currency they price it in
/// @param agreed by the two sums, rounded half up to 8 decimals
/// @param approved by the rates, likewise; absent where one is missing
/// @param rates what was compared with
/// @param difference the worth of what was received less that of what was given, in the base
///   currency, rounded once, half up; below zero where the bank gave less; absent likewise
/// @param percent of what was given, likewise absent
/// @param missing which rates are missing and what to do, in words
public record ExchangeWorth(
        Currency unit,
        Currency price,
        BigDecimal agreed,
        @Nullable BigDecimal approved,
        List<ExchangeRate> rates,
        @Nullable Money difference,
        @Nullable BigDecimal percent,
        List<String> missing) {
    private static final int SHOWN = 8;

    public ExchangeWorth {
        rates = List.copyOf(rates);
        missing = List.copyOf(missing);
    }

    /// Of the smaller of the two sums one unit is priced, so that a rate has digits to show.
    ///
    /// @param given above zero
    /// @param received above zero, in another currency
    public static ExchangeWorth of(Money given, Money received, DayRates rates) {
        boolean gave = given.amount().compareTo(received.amount()) < 0;
        Money unit = gave ? given : received;
        Money price = gave ? received : given;
        List<Currency> both = List.of(given.currency(), received.currency());
        List<String> missing = rates.missing(both);
        BigDecimal agreed = ratio(price.amount(), unit.amount());
        if (!missing.isEmpty()) {
            return new ExchangeWorth(
                    unit.currency(),
                    price.currency(),
                    agreed,
                    null,
                    rates.used(both),
                    null,
                    null,
                    missing);
        }
        BigDecimal worth = rates.value(received).subtract(rates.value(given));
        return new ExchangeWorth(
                unit.currency(),
                price.currency(),
                agreed,
                ratio(
                        rates.value(BigDecimal.ONE, unit.currency()),
                        rates.value(BigDecimal.ONE, price.currency())),
                rates.used(both),
                Money.rounded(worth, ExchangeRate.BASE),
                Decimals.percent(worth, rates.value(given)),
                List.of());
    }

    private static BigDecimal ratio(BigDecimal of, BigDecimal to) {
        BigDecimal rate = of.divide(to, SHOWN, RoundingMode.HALF_UP).stripTrailingZeros();
        return rate.scale() < 0 ? rate.setScale(0, RoundingMode.UNNECESSARY) : rate;
    }

    /// Such as `1 EUR = 1.085 USD`.
    @JsonIgnore
    public String agreedWords() {
        return words(agreed);
    }

    /// Such as `1 EUR = 1.12 USD`; why not, where a rate is missing.
    @JsonIgnore
    public String approvedWords() {
        return approved == null ? String.join(" ", missing) : words(approved);
    }

    /// What the difference means, in words.
    @JsonIgnore
    public String differenceWords() {
        Money apart = difference;
        if (apart == null || percent == null) {
            return "not known without these rates";
        }
        return apart.isZero()
                ? "none: what was received is worth what was given"
                : apart.abs()
                        + " ("
                        + percent.abs().toPlainString()
                        + " %): what was received is worth "
                        + (apart.signum() < 0 ? "less" : "more")
                        + " than what was given; it stays on 1900 until the month's differences"
                        + " are posted to 5700";
    }

    private String words(BigDecimal rate) {
        return "1 " + unit + " = " + rate.toPlainString() + " " + price;
    }
}
