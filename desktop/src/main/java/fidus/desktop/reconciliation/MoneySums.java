package fidus.desktop.reconciliation;

import fidus.desktop.controls.SummedText;
import fidus.desktop.controls.Words;
import fidus.money.Money;
import fidus.reconciliation.desk.BreakCard;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
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

    /// What breaks come to, and beside it what they come to when one and the same money counts
    /// once.
    ///
    /// @param texts with `sums` and `sums.once`
    /// @param once null where nothing is said twice
    static String line(ResourceBundle texts, List<Money> sums, @Nullable List<Money> once) {
        if (sums.isEmpty()) {
            return "";
        }
        return once == null
                ? MessageFormat.format(texts.getString("sums"), text(sums))
                : MessageFormat.format(texts.getString("sums.once"), text(sums), text(once));
    }

    static String text(List<Money> sums) {
        return sums.stream().map(Words::money).collect(Collectors.joining(" · "));
    }
}
