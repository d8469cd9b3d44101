package fidus.server.reconciliation;

import fidus.approvals.Shown;
import fidus.ledger.JournalEntry;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Breaks of a list to write off that perhaps speak of the same money as another one of it, or as
/// one that is booked away or waits to be: a balance, and deals of before its days that were seen
/// to differ only after them. Nothing bars the two, so the person who decides reads of them.
///
/// @param later what waits to be written off
record PerhapsTwice(SameMoney same, WrittenLately later) {
    private static final int MOST_BALANCES = 10;
    private static final int MOST_DEALS = 5;
    private static final Set<String> OF_DEALS =
            Set.of(ReconciliationBreak.UNMATCHED, SecondCopies.RULE, Outcomes.DIFFERENCE);
    private static final Comparator<BreakStore.StoredBreak> ORDER =
            Comparator.comparing(BreakStore.StoredBreak::account)
                    .thenComparing(BreakStore.StoredBreak::key);

    /// @param here the breaks of the list
    /// @param waits those that wait in another one, or alone
    private record Places(Set<BreakId> here, Set<BreakId> waits) {
        /// Whether an entry books it, or will when others agree.
        boolean books(BreakStore.StoredBreak one) {
            return here.contains(one.id())
                    || waits.contains(one.id())
                    || one.found().breakState() == BreakState.WRITTEN_OFF;
        }

        /// Whether it came back after it was booked away: it may have its entry still.
        boolean mayBook(BreakStore.StoredBreak one) {
            return !books(one)
                    && one.found().history().stream()
                            .anyMatch(step -> step.to() == BreakState.WRITTEN_OFF);
        }
    }

    /// A balance and the deals that perhaps speak of its money: their number, and the first.
    private static final class Pairs {
        private final BreakStore.StoredBreak balance;
        private final boolean here;
        private final SaidOf.@Nullable Span span;
        private final List<BreakStore.StoredBreak> first = new ArrayList<>();
        private int count;

        /// @param here whether it is in the list
        Pairs(BreakStore.StoredBreak balance, boolean here) {
            this.balance = balance;
            this.here = here;
            this.span = SaidOf.of(balance).span();
        }

        /// @param other whether the deal is in the list
        boolean isWith(BreakStore.StoredBreak deal, boolean other) {
            return (here || other) && span != null && span.perhaps(deal);
        }

        void add(BreakStore.StoredBreak deal) {
            count++;
            first.add(deal);
            first.sort(ORDER);
            if (first.size() > MOST_DEALS) {
                first.removeLast();
            }
        }
    }

    /// An account is read whole, once, and only where its balances differ; the ledger is asked once
    /// for its balances and once for its deals, however many came back.
    List<Shown> shown(Unit unit, FrozenList list, EndingStore store, String id) {
        List<String> accounts =
                list.accounts().keySet().stream()
                        .filter(account -> !BankComparison.isBank(account))
                        .toList();
        List<BreakStore.StoredBreak> balances =
                same.breaks().ofRules(unit, accounts, List.of(SameMoney.BALANCE));
        if (balances.isEmpty()) {
            return List.of();
        }
        var places = new Places(here(unit, store, id), later.waiting(unit));
        List<BreakStore.StoredBreak> back = balances.stream().filter(places::mayBook).toList();
        Map<String, List<Pairs>> pairs =
                Stream.concat(
                                balances.stream().filter(places::books),
                                standing(unit, back).stream())
                        .map(one -> new Pairs(one, places.here.contains(one.id())))
                        .collect(Collectors.groupingBy(one -> one.balance.account()));
        pair(unit, pairs, places);
        return shown(
                unit,
                pairs.values().stream()
                        .flatMap(List::stream)
                        .filter(one -> one.count > 0)
                        .sorted(Comparator.comparing(one -> one.balance, ORDER))
                        .toList(),
                places);
    }

    private static Set<BreakId> here(Unit unit, EndingStore store, String id) {
        Set<BreakId> here = new HashSet<>();
        store.eachPart(unit, id, part -> part.lines().forEach(line -> here.add(line.breakId())));
        return here;
    }

    /// Days tell of most deals that they are in no pair; what books one is asked of the rest only.
    ///
    /// @param pairs of each account
    private void pair(Unit unit, Map<String, List<Pairs>> pairs, Places places) {
        List<BreakStore.StoredBreak> back = new ArrayList<>();
        pairs.forEach(
                (account, own) ->
                        same.breaks()
                                .eachOfAccount(
                                        unit, account, deal -> pair(own, deal, places, back)));
        standing(unit, back)
                .forEach(deal -> add(pairs.getOrDefault(deal.account(), List.of()), deal, places));
    }

    /// @param back gains it when only the ledger knows whether an entry books it
    private static void pair(
            List<Pairs> own,
            BreakStore.StoredBreak deal,
            Places places,
            List<BreakStore.StoredBreak> back) {
        if (OF_DEALS.contains(deal.rule())) {
            if (places.books(deal)) {
                add(own, deal, places);
            } else if (places.mayBook(deal)
                    && own.stream().anyMatch(one -> one.isWith(deal, false))) {
                back.add(deal);
            }
        }
    }

    private static void add(List<Pairs> own, BreakStore.StoredBreak deal, Places places) {
        boolean here = places.here.contains(deal.id());
        own.stream().filter(one -> one.isWith(deal, here)).forEach(one -> one.add(deal));
    }

    /// Those that have their entry still.
    private List<BreakStore.StoredBreak> standing(Unit unit, List<BreakStore.StoredBreak> back) {
        Set<BreakId> standing = same.standing(unit, back).keySet();
        return back.stream().filter(one -> standing.contains(one.id())).toList();
    }

    private List<Shown> shown(Unit unit, List<Pairs> pairs, Places places) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        List<Pairs> first = pairs.stream().limit(MOST_BALANCES).toList();
        List<BreakStore.StoredBreak> named = new ArrayList<>();
        first.forEach(
                one -> {
                    named.add(one.balance);
                    named.addAll(one.first);
                });
        Map<BreakId, List<JournalEntry>> booked = same.standing(unit, named);
        int count = pairs.stream().mapToInt(one -> one.count).sum();
        List<Shown> shown = new ArrayList<>();
        shown.add(
                line(
                        "%,d %s: if the two of a pair are one and the same, it is booked away twice. Reject the list then, and leave one of the two out"
                                .formatted(count, count == 1 ? "pair" : "pairs")));
        for (Pairs one : first) {
            String balance = said(one.balance, places, booked);
            shown.add(line("%s, and %s".formatted(balance, deals(one, places, booked))));
        }
        int more = pairs.size() - MOST_BALANCES;
        if (more > 0) {
            shown.add(line("and %,d more balances".formatted(more)));
        }
        return shown;
    }

    private static Shown line(String value) {
        return new Shown(SameMoney.MAYBE, value);
    }

    private static String deals(
            Pairs pairs, Places places, Map<BreakId, List<JournalEntry>> booked) {
        List<String> said = pairs.first.stream().map(deal -> said(deal, places, booked)).toList();
        int more = pairs.count - said.size();
        return String.join("; ", said) + (more > 0 ? " and %,d more".formatted(more) : "");
    }

    private static String said(
            BreakStore.StoredBreak one, Places places, Map<BreakId, List<JournalEntry>> booked) {
        String place =
                places.here.contains(one.id())
                        ? "in this list"
                        : places.waits.contains(one.id())
                                ? "waits to be written off"
                                : SameMoney.became(one, booked);
        return "%s (%s)".formatted(SameMoney.said(one), place);
    }
}
