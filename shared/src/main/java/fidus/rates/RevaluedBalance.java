package fidus.rates;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

/// What 1900 holds of a pair in one currency, and what that is worth.
///
/// @param balance debit less credit
/// @param rate what it was valued with; absent in the base currency
/// @param value in the base currency, exact, as decimal text
public record RevaluedBalance(Money balance, @Nullable ExchangeRate rate, String value) {
    static RevaluedBalance of(Money balance, DayRates rates) {
        return new RevaluedBalance(
                balance,
                rates.rates().get(balance.currency()),
                rates.value(balance).toPlainString());
    }
}
