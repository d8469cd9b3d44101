package fidus.reconciliation.desk;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Some of the breaks that fit, and what is to be said of all that fit.
///
/// @param turn another number whenever a break was changed; pages of one turn fit together
/// @param total how many fit
/// @param overdue how many would fit, whether or not only overdue ones are asked for, and are
///   overdue
/// @param sums of the differences without their signs, exact, one for each currency
/// @param accounts that have breaks at all
/// @param rules that have breaks at all
/// @param currencies that breaks have at all
/// @param digest over all that fit and their versions; whatever is done to all of them names it
/// @param once the sums where one and the same money counts once, however many rules say it; absent
///   where nothing is said twice, and from a server that does not tell
public record BreakPage(
        long turn,
        int total,
        int overdue,
        List<Money> sums,
        List<String> accounts,
        List<String> rules,
        List<String> currencies,
        List<BreakCard> breaks,
        String digest,
        @Nullable List<Money> once) {
    public BreakPage(
            long turn,
            int total,
            int overdue,
            List<Money> sums,
            List<String> accounts,
            List<String> rules,
            List<String> currencies,
            List<BreakCard> breaks,
            String digest) {
        this(turn, total, overdue, sums, accounts, rules, currencies, breaks, digest, null);
    }

    public BreakPage {
        sums = List.copyOf(sums);
        accounts = List.copyOf(accounts);
        rules = List.copyOf(rules);
        currencies = List.copyOf(currencies);
        breaks = List.copyOf(breaks);
        once = once == null ? null : List.copyOf(once);
    }
}
