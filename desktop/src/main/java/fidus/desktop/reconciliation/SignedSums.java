package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.money.Money;
import fidus.reconciliation.desk.BreakCard;

import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the differences of one currency come to.
///
/// @param losses below zero, or zero
/// @param gains above zero, or zero
record SignedSums(Money losses, Money gains) {
    /// One for each currency.
    static List<SignedSums> of(Collection<BreakCard> cards) {
        return cards.stream()
                .map(card -> card.found().difference())
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Money::currency, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(SignedSums::sum)
                .toList();
    }

    private static SignedSums sum(List<Money> differences) {
        Money zero = Money.zero(differences.getFirst().currency());
        return new SignedSums(
                differences.stream().filter(one -> one.signum() < 0).reduce(zero, Money::plus),
                differences.stream().filter(one -> one.signum() > 0).reduce(zero, Money::plus));
    }

    Money net() {
        return losses.plus(gains);
    }

    /// Each sum by its name, so that nobody takes what is written off for what it costs.
    ///
    /// @param money the differences without signs in words, empty where there are none
    static String text(ResourceBundle texts, String money, List<SignedSums> signed) {
        if (money.isEmpty()) {
            return texts.getString("sums.none");
        }
        String line = "\n" + texts.getString("sums.signed");
        return money
                + signed.stream()
                        .map(
                                one ->
                                        MessageFormat.format(
                                                line,
                                                Words.number(one.losses()),
                                                Words.number(one.gains()),
                                                Words.money(one.net())))
                        .collect(Collectors.joining());
    }
}
