package fidus.rates;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Currency;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What a currency cost on a day.
///
/// @param rate what one unit of it costs in {@link #BASE}, above zero, at most 8 decimals
/// @param source where it was read, such as `ECB reference rates`
public record ExchangeRate(Currency currency, LocalDate on, BigDecimal rate, String source) {
    /// The currency the house values in (§1.3).
    public static final Currency BASE = Currency.USD;

    /// A rate is good for its day and for as many days after it, over which markets may be closed.
    public static final int GOOD_FOR_DAYS = 7;

    /// Whether two say the same of the same day.
    public boolean isSame(ExchangeRate other) {
        return currency.equals(other.currency)
                && on.equals(other.on)
                && rate.compareTo(other.rate) == 0
                && source.equals(other.source);
    }

    /// Such as `1 EUR = 1.085 USD`.
    @JsonIgnore
    public String words() {
        return "1 " + currency + " = " + rate.toPlainString() + " " + BASE;
    }
}
