package fidus.rates;

import fidus.money.Currency;
import fidus.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The approved rates that are good on a day, and what money is worth at them in the base currency.
/// Every figure that is shown in one currency comes from here.
///
/// @param rates of the currencies that have one; the base currency needs none
public record DayRates(LocalDate on, Map<Currency, ExchangeRate> rates) {
    public DayRates {
        rates = Map.copyOf(rates);
    }

    /// The value in the base currency, exact.
    ///
    /// @throws IllegalArgumentException where {@link #missing} names the currency
    public BigDecimal value(Money money) {
        return value(money.amount(), money.currency());
    }

    /// As the other, of an amount that is not rounded yet.
    public BigDecimal value(BigDecimal amount, Currency currency) {
        ExchangeRate rate = rates.get(currency);
        if (rate == null && !currency.equals(ExchangeRate.BASE)) {
            throw new IllegalArgumentException("No rate of " + currency);
        }
        return rate == null ? amount : amount.multiply(rate.rate());
    }

    /// Which rates these currencies lack and what to do about it, in words, each once.
    public List<String> missing(Collection<Currency> currencies) {
        return currencies.stream().filter(this::lacks).distinct().map(this::missing).toList();
    }

    /// The rates that money of these currencies is valued with, each once.
    public List<ExchangeRate> used(Collection<Currency> currencies) {
        return currencies.stream().distinct().map(rates::get).filter(Objects::nonNull).toList();
    }

    private boolean lacks(Currency currency) {
        return !currency.equals(ExchangeRate.BASE) && !rates.containsKey(currency);
    }

    private String missing(Currency currency) {
        return "No rate of "
                + currency
                + " is approved for "
                + on
                + " or the "
                + ExchangeRate.GOOD_FOR_DAYS
                + " days before it. Enter one and have it approved.";
    }
}
