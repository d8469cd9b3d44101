package fidus.desktop.reconciliation;

import fidus.desktop.controls.SummedText;
import fidus.desktop.controls.Words;
import fidus.money.Money;
import fidus.reconciliation.desk.BreakCard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One sum for each currency; sums of different currencies are never added.
final class MoneySums {
    private MoneySums() {}

    /// Differences without their signs.
    static List<Money> of(Collection<BreakCard> cards) {
        return of(
                cards.stream()
                        .map(card -> card.found().difference())
                        .filter(java.util.Objects::nonNull)
                        .map(Money::abs)
                        .toList());
    }

    static List<Money> of(List<Money> parts) {
        Map<String, Money> sums = new TreeMap<>();
        parts.forEach(part -> sums.merge(part.currency().code(), part, Money::plus));
        return List.copyOf(sums.values());
    }

    static SummedText told(List<Money> sums) {
        return new SummedText(text(sums), sums);
    }

    static String text(List<Money> sums) {
        return sums.stream().map(Words::money).collect(Collectors.joining(" · "));
    }
}
