package fidus.server.reconciliation;

import fidus.approvals.Shown;
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
    private record Places(Set<BreakId> here, Set<BreakId> waits) {}

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

    /// An account is read whole, once, and only where its balances differ.
    List<Shown> shown(Unit unit, FrozenList list, EndingStore store, String id) {
        List<String> accounts =
                list.accounts().keySet().stream()
                        .filter(account -> !BankComparison.isBank(account))
                        .toList();
        Map<String, List<BreakStore.StoredBreak>> balances =
                same.breaks().ofRules(unit, accounts, List.of(SameMoney.BALANCE)).stream()
                        .collect(Collectors.groupingBy(BreakStore.StoredBreak::account));
        if (balances.isEmpty()) {
            return List.of();
        }
        var places = new Places(here(unit, store, id), later.waiting(unit));
        List<Pairs> pairs = new ArrayList<>();
        balances.values().forEach(its -> pairs.addAll(pairs(unit, its, places)));
        return shown(unit, pairs, places);
    }

    private static Set<BreakId> here(Unit unit, EndingStore store, String id) {
        Set<BreakId> here = new HashSet<>();
        store.eachPart(unit, id, part -> part.lines().forEach(line -> here.add(line.breakId())));
        return here;
    }

    /// @param balances of one account
    private List<Pairs> pairs(Unit unit, List<BreakStore.StoredBreak> balances, Places places) {
        List<Pairs> booked =
                balances.stream()
                        .filter(one -> counts(unit, one, places))
                        .map(one -> new Pairs(one, places.here.contains(one.id())))
                        .toList();
        if (booked.isEmpty()) {
            return List.of();
        }
        same.breaks()
                .eachOfAccount(
                        unit,
                        booked.getFirst().balance.account(),
                        deal -> {
                            if (OF_DEALS.contains(deal.rule())) {
                                pair(unit, booked, deal, places);
                            }
                        });
        return booked.stream().filter(one -> one.count > 0).toList();
    }

    /// Days tell of most deals that they are in no pair; what books one is asked of the rest only.
    private void pair(Unit unit, List<Pairs> booked, BreakStore.StoredBreak deal, Places places) {
        boolean here = places.here.contains(deal.id());
        List<Pairs> with = booked.stream().filter(one -> one.isWith(deal, here)).toList();
        if (!with.isEmpty() && counts(unit, deal, places)) {
            with.forEach(one -> one.add(deal));
        }
    }

    /// Whether an entry books it, or will when others agree.
    private boolean counts(Unit unit, BreakStore.StoredBreak one, Places places) {
        return places.here.contains(one.id())
                || places.waits.contains(one.id())
                || isBooked(unit, one);
    }

    /// What came back after it was booked away may have its entry still.
    private boolean isBooked(Unit unit, BreakStore.StoredBreak one) {
        ReconciliationBreak found = one.found();
        return found.breakState() == BreakState.WRITTEN_OFF
                || (found.history().stream().anyMatch(step -> step.to() == BreakState.WRITTEN_OFF)
                        && !same.standing(unit, one).isEmpty());
    }

    private List<Shown> shown(Unit unit, List<Pairs> pairs, Places places) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        int count = pairs.stream().mapToInt(one -> one.count).sum();
        List<Shown> shown = new ArrayList<>();
        shown.add(
                line(
                        "%,d %s: if the two of a pair are one and the same, it is booked away twice. Reject the list then, and leave one of the two out"
                                .formatted(count, count == 1 ? "pair" : "pairs")));
        pairs.stream()
                .sorted(Comparator.comparing(one -> one.balance, ORDER))
                .limit(MOST_BALANCES)
                .forEach(
                        one ->
                                shown.add(
                                        line(
                                                "%s, and %s"
                                                        .formatted(
                                                                said(unit, one.balance, places),
                                                                deals(unit, one, places)))));
        int more = pairs.size() - MOST_BALANCES;
        if (more > 0) {
            shown.add(line("and %,d more balances".formatted(more)));
        }
        return shown;
    }

    private static Shown line(String value) {
        return new Shown(SameMoney.MAYBE, value);
    }

    private String deals(Unit unit, Pairs pairs, Places places) {
        List<String> said = pairs.first.stream().map(deal -> said(unit, deal, places)).toList();
        int more = pairs.count - said.size();
        return String.join("; ", said) + (more > 0 ? " and %,d more".formatted(more) : "");
    }

    private String said(Unit unit, BreakStore.StoredBreak one, Places places) {
        String place =
                places.here.contains(one.id())
                        ? "in this list"
                        : places.waits.contains(one.id())
                                ? "waits to be written off"
                                : same.became(unit, one);
        return "%s (%s)".formatted(SameMoney.said(one), place);
    }
}
