package fidus.rates;

import fidus.money.Currency;

/// Two currencies that are exchanged, whichever way: the base currency stands last, others in the
/// order of their codes, so that both ways meet under one name on 1900.
public record CurrencyPair(Currency first, Currency second) {
    public static CurrencyPair of(Currency one, Currency other) {
        boolean turned =
                one.equals(ExchangeRate.BASE)
                        || (!other.equals(ExchangeRate.BASE) && one.compareTo(other) > 0);
        return turned ? new CurrencyPair(other, one) : new CurrencyPair(one, other);
    }

    /// Such as EUR/USD.
    @Override
    public String toString() {
        return first + "/" + second;
    }
}
