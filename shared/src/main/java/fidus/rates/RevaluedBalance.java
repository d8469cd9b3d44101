package fidus.rates;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// What 1900 holds of a pair in one currency, and what that is worth.
///
/// @param balance debit less credit
/// @param rate what it was valued with; absent in the base currency
/// @param value in the base currency, exact, as decimal text
public record RevaluedBalance(Money balance, @Nullable ExchangeRate rate, String value) {
    static RevaluedBalance of(Money balance, @Nullable ExchangeRate rate) {
        BigDecimal price = rate == null ? BigDecimal.ONE : rate.rate();
        return new RevaluedBalance(balance, rate, balance.amount().multiply(price).toPlainString());
    }
}
