package fidus.rates;

import fidus.money.Currency;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The euro foreign exchange reference rates of a day, as the European Central Bank publishes them:
/// what one euro costs in each currency. A rate of this house is what one unit costs in the base
/// currency, so with `q(c)` for the published figure
///
/// `rate(EUR) = q(USD)`, and `rate(c) = q(USD) ÷ q(c)`,
///
/// exact but for one rounding, half up, to the 8 decimals a rate may have.
///
/// @param perEuro above zero, by currency
public record EuroRates(LocalDate on, Map<Currency, BigDecimal> perEuro) {
    private static final String SOURCE = "ECB reference rates";
    private static final int DECIMALS = 8;

    public EuroRates {
        perEuro = Map.copyOf(perEuro);
    }

    /// Every currency the day has a rate for, the euro too and the base currency not.
    public List<Currency> currencies() {
        var all = new TreeSet<>(perEuro.keySet());
        all.add(Currency.EUR);
        all.remove(ExchangeRate.BASE);
        return new ArrayList<>(all);
    }

    /// Empty where the day lacks the currency or the base currency. It is of no use either where a
    /// unit costs so little that nothing is left of it after rounding.
    public Optional<ExchangeRate> of(Currency currency) {
        BigDecimal base = perEuro.get(ExchangeRate.BASE);
        if (base == null) {
            return Optional.empty();
        }
        if (currency.equals(Currency.EUR)) {
            return Optional.of(new ExchangeRate(currency, on, base, SOURCE));
        }
        return Optional.ofNullable(perEuro.get(currency))
                .map(quoted -> crossed(currency, base, quoted));
    }

    private ExchangeRate crossed(Currency currency, BigDecimal base, BigDecimal quoted) {
        BigDecimal rate = base.divide(quoted, DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return new ExchangeRate(
                currency,
                on,
                rate.scale() < 0 ? rate.setScale(0, RoundingMode.UNNECESSARY) : rate,
                SOURCE
                        + ", "
                        + base.toPlainString()
                        + " "
                        + ExchangeRate.BASE
                        + " / "
                        + quoted.toPlainString()
                        + " "
                        + currency
                        + " a euro");
    }
}
