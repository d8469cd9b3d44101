package fidus.server.reconciliation;

import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Differences of breaks without their signs, exact, one sum for each currency.
///
/// @param listed of all of them
/// @param once where one and the same money counts once however many rules say it, see {@link
///   MoneyOnce}; null where nothing is said twice
record BreakSums(List<Money> listed, @Nullable List<Money> once) {
    /// What speaks of deals and balances, which several rules do.
    private record Place(String account, Currency currency) {}

    static BreakSums of(Collection<BreakLine> lines) {
        Map<Currency, BigDecimal> listed = new TreeMap<>();
        Map<Currency, BigDecimal> once = new TreeMap<>();
        Map<Place, MoneyOnce> places = new HashMap<>();
        for (BreakLine line : lines) {
            Money difference = line.difference();
            if (difference == null) {
                continue;
            }
            Currency currency = difference.currency();
            BigDecimal sum = difference.amount().abs();
            listed.merge(currency, sum, BigDecimal::add);
            SaidOf said = SaidOf.of(line);
            if (said.isNothing()) {
                once.merge(currency, sum, BigDecimal::add);
            } else {
                places.computeIfAbsent(new Place(line.account(), currency), _ -> new MoneyOnce())
                        .add(line, difference.amount(), said);
            }
        }
        places.forEach((place, money) -> once.merge(place.currency, money.sum(), BigDecimal::add));
        List<Money> all = money(listed);
        List<Money> apart = money(once);
        return new BreakSums(all, apart.equals(all) ? null : apart);
    }

    private static List<Money> money(Map<Currency, BigDecimal> sums) {
        return sums.entrySet().stream()
                .map(sum -> new Money(sum.getValue(), sum.getKey()))
                .toList();
    }
}
