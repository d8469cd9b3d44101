package fidus.server.reconciliation;

import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.JournalEntry;
import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.EndedBy;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.RuleNames;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Breaks of a broker's account that speak of one and the same money: a deal of which the broker
/// says another amount is a second copy, an amount difference or two unmatched rows, and in the
/// balance as well. Only one of them is booked away, for as long as its entry stands.
///
/// At a bank a row and its match follow each other, so none speak of the same at a time.
record SameMoney(Ledger ledger, BreakStore breaks) {
    /// The rule that holds the balance against the deals.
    static final String BALANCE = "R16";

    private static final List<String> BESIDE_ROWS =
            List.of(BALANCE, SecondCopies.RULE, Outcomes.DIFFERENCE);
    private static final String UNMATCHED = ReconciliationBreak.UNMATCHED;
    private static final int MOST_SHOWN = 10;
    static final String MAYBE = "Perhaps the same money";

    /// All others that speak of the same money, or may.
    List<BreakStore.StoredBreak> others(Unit unit, BreakStore.StoredBreak one) {
        if (BankComparison.isBank(one.account())) {
            return List.of();
        }
        return beside(unit, List.of(one)).stream()
                .filter(other -> SaidOf.maybeSame(one, other))
                .toList();
    }

    /// What may speak of the same money as some breaks of brokers' accounts, each once. Rows are
    /// read once for each account, since an index finds them by it.
    private Collection<BreakStore.StoredBreak> beside(
            Unit unit, List<BreakStore.StoredBreak> some) {
        Map<String, Set<String>> rows = new TreeMap<>();
        Set<String> ofBalances = new TreeSet<>();
        for (BreakStore.StoredBreak one : some) {
            Set<String> own = rows.computeIfAbsent(one.account(), _ -> new TreeSet<>());
            if (one.rule().equals(BALANCE)) {
                ofBalances.add(one.account());
            } else {
                own.addAll(SaidOf.of(one).rowKeys(one.account()));
            }
        }
        List<BreakStore.StoredBreak> beside =
                new ArrayList<>(breaks.ofRules(unit, rows.keySet(), BESIDE_ROWS));
        rows.forEach(
                (account, keys) ->
                        beside.addAll(
                                ofBalances.contains(account)
                                        ? breaks.ofRule(unit, account, UNMATCHED)
                                        : breaks.named(
                                                unit, account, UNMATCHED, List.copyOf(keys))));
        return beside;
    }

    /// Of each of some breaks of brokers' accounts those whose entry would book the same money;
    /// read once for all of them.
    Map<BreakId, List<BreakStore.StoredBreak>> rivals(
            Unit unit, Collection<BreakStore.StoredBreak> some) {
        List<BreakStore.StoredBreak> ofBrokers =
                some.stream().filter(one -> !BankComparison.isBank(one.account())).toList();
        if (ofBrokers.isEmpty()) {
            return Map.of();
        }
        Map<String, SpokenOf<BreakStore.StoredBreak>> accounts = new HashMap<>();
        for (BreakStore.StoredBreak other : beside(unit, ofBrokers)) {
            accounts.computeIfAbsent(other.account(), _ -> new SpokenOf<>())
                    .add(other, SaidOf.of(other));
        }
        Map<BreakId, List<BreakStore.StoredBreak>> rivals = new HashMap<>();
        for (BreakStore.StoredBreak one : ofBrokers) {
            SpokenOf<BreakStore.StoredBreak> own = accounts.get(one.account());
            Map<BreakId, BreakStore.StoredBreak> each = new LinkedHashMap<>();
            if (own != null) {
                own.rivals(one, SaidOf.of(one)).forEach(other -> each.put(other.id(), other));
            }
            rivals.put(one.id(), List.copyOf(each.values()));
        }
        return rivals;
    }

    /// @param code of the refusal
    /// @throws Refused when an entry that stands booked the same money away
    void requireNotBooked(Unit unit, BreakStore.StoredBreak one, Problem.Code code) {
        List<BreakStore.StoredBreak> rivals =
                rivals(unit, List.of(one)).getOrDefault(one.id(), List.of());
        requireNotBooked(rivals, standing(unit, rivals), code);
    }

    /// @param booked the entries that book them away, see {@link #standing}
    /// @throws Refused as above
    static void requireNotBooked(
            List<BreakStore.StoredBreak> rivals,
            Map<BreakId, List<JournalEntry>> booked,
            Problem.Code code) {
        for (BreakStore.StoredBreak other : rivals) {
            for (JournalEntry entry : booked.getOrDefault(other.id(), List.of())) {
                throw Refused.because(
                        code,
                        "%s is written off by entry %d (%s, %s). The same money is not booked away twice: have this break resolved, or leave it explained; it stands against no sign-off then."
                                .formatted(
                                        capital(SaidOf.of(other).words()),
                                        entry.number(),
                                        RuleNames.of(other.rule()),
                                        sum(other)));
            }
        }
    }

    /// @param titles what waits for other persons
    /// @throws Refused `ALREADY_PENDING` while another person decides how the same money ends
    static void requireNoneWaits(List<BreakStore.StoredBreak> rivals, Waiting titles) {
        for (BreakStore.StoredBreak other : rivals) {
            String title = titles.of(other.id());
            if (title != null) {
                throw Refused.because(
                        Problem.Code.ALREADY_PENDING,
                        "Another person has to decide first: %s. It is about %s too (%s), and the same money is not booked away twice."
                                .formatted(
                                        title,
                                        SaidOf.of(other).words(),
                                        RuleNames.of(other.rule())));
            }
        }
    }

    /// The others and what became of them, for the person who decides: what forbids first, then
    /// what only warns.
    List<Shown> shown(
            Unit unit,
            BreakStore.StoredBreak one,
            List<BreakStore.StoredBreak> others,
            Waiting titles) {
        List<BreakStore.StoredBreak> first =
                others.stream()
                        .sorted(Comparator.comparing(other -> !SaidOf.same(one, other)))
                        .limit(MOST_SHOWN)
                        .toList();
        Map<BreakId, List<JournalEntry>> booked = standing(unit, first);
        List<Shown> shown = new ArrayList<>();
        for (BreakStore.StoredBreak other : first) {
            String title = titles.of(other.id());
            shown.add(
                    new Shown(
                            SaidOf.same(one, other) ? "Same money" : MAYBE,
                            "%s: %s%s"
                                    .formatted(
                                            said(other),
                                            became(other, booked),
                                            title == null ? "" : "; waits: " + title)));
        }
        if (others.size() > MOST_SHOWN) {
            int more = others.size() - MOST_SHOWN;
            boolean all = others.stream().allMatch(other -> SaidOf.same(one, other));
            shown.add(new Shown(all ? "Same money" : MAYBE, "and %,d more".formatted(more)));
        }
        return shown;
    }

    /// A break in words.
    static String said(BreakStore.StoredBreak one) {
        return "%s, %s, %s".formatted(RuleNames.of(one.rule()), SaidOf.of(one).words(), sum(one));
    }

    /// The balance is reckoned the other way round, which nobody takes for another sum.
    private static String sum(BreakStore.StoredBreak other) {
        Money difference = other.found().difference();
        if (difference == null) {
            return "no money";
        }
        return difference + (other.rule().equals(BALANCE) ? " books less broker" : "");
    }

    /// What became of it.
    ///
    /// @param booked the entries that book it away, see {@link #standing}
    static String became(BreakStore.StoredBreak other, Map<BreakId, List<JournalEntry>> booked) {
        List<JournalEntry> entries = booked.getOrDefault(other.id(), List.of());
        if (!entries.isEmpty()) {
            return "written off by entry " + entries.getFirst().number();
        }
        ReconciliationBreak found = other.found();
        EndedBy by = found.findings().endedBy();
        return switch (found.breakState()) {
            case WRITTEN_OFF -> "written off by an entry that was taken back";
            case RESOLVED ->
                    by == null ? "resolved" : "resolved by " + by.name().toLowerCase(Locale.ROOT);
            case OPEN -> "open";
            case EXPLAINED -> "explained, not settled";
        };
    }

    /// The entries that book some away, of those that any does. The ledger is asked once.
    Map<BreakId, List<JournalEntry>> standing(Unit unit, Collection<BreakStore.StoredBreak> some) {
        Map<String, BreakId> sources = new HashMap<>();
        for (BreakStore.StoredBreak one : some) {
            if (one.found().breakState() != BreakState.OPEN || one.found().version() > 1) {
                sources.put(Breaks.subject(one), one.id());
            }
        }
        Map<BreakId, List<JournalEntry>> standing = new HashMap<>();
        ledger.search()
                .standingOf(unit, WriteOffs.EVENT, sources.keySet())
                .forEach(
                        (source, entries) ->
                                standing.put(Objects.requireNonNull(sources.get(source)), entries));
        return standing;
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
