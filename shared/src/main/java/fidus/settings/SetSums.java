package fidus.settings;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is set as sums: `5000.00 USD, 4500.00 EUR`, one for a currency. A number without a currency
/// is in US dollars, in which the house values.
public record SetSums(SortedMap<Currency, Money> sums) {
    private static final Currency BASE = Currency.USD;

    /// @throws Refused `BAD_VALUE` for anything else, or two sums in one currency
    public static SetSums parse(String text) {
        var sums = new TreeMap<Currency, Money>();
        for (String part : text.strip().split("\\s*,\\s*", -1)) {
            String[] said = part.strip().split("\\s+", -1);
            if (said.length > 2) {
                throw refused(part);
            }
            var currency = said.length == 2 ? new Currency(said[1]) : BASE;
            if (sums.put(currency, new Money(Decimals.parse(said[0]), currency)) != null) {
                throw refused(part);
            }
        }
        return new SetSums(sums);
    }

    private static Refused refused(String part) {
        return Refused.because(
                Problem.Code.BAD_VALUE,
                "Sums are written as 5000.00 USD, 4500.00 EUR, one for a currency; not " + part);
    }

    /// What is set in a currency itself.
    public Optional<Money> in(Currency currency) {
        return Optional.ofNullable(sums.get(currency));
    }

    /// What is set in the currency the house values in.
    public Optional<Money> base() {
        return in(BASE);
    }

    /// As it is stored: a sum in the base currency alone is a number.
    @Override
    public String toString() {
        Money only = sums.get(BASE);
        return sums.size() == 1 && only != null
                ? only.amount().toPlainString()
                : sums.values().stream().map(Money::toString).collect(Collectors.joining(", "));
    }
}
