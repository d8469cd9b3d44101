package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a bank books wrong and takes back itself stands twice on its statements and never in the
/// books. Two persons say that the one row takes the other back: both breaks end, both rows stay in
/// the balance proof, where they come to nothing, and no pass uses them.
final class Offsets {
    private static final String OF_BOOKS =
            "Only rows of the statements are said to take each other back by hand, and one of these"
                    + " is of the books. A deposit that was recorded in error and what took it back"
                    + " end by themselves in the next run; what was booked wrongly otherwise is"
                    + " reversed where it was booked.";

    private final OffsetStore store = new OffsetStore();
    private final MatchStore matches = new MatchStore();

    /// What a row of a bank ends by. A sentence alone is no fact: the row would be open again in
    /// the next run. A suspicion of fraud is settled by two persons' word, and the row is free
    /// then.
    ///
    /// @throws Refused `WRONG_STATE` when only its match, a write-off or its contra row ends it
    static void requireFact(BreakStore.StoredBreak before) {
        boolean suspected = before.found().findings().causeCode() == CauseCode.FRAUD_SUSPECTED;
        if (isBankRow(before) && !suspected) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "An unmatched row of a bank ends by a fact: match it, have it written off, or"
                            + " name the row of the statements that takes it back. Until then leave"
                            + " it explained; it stands against no sign-off.");
        }
    }

    private static boolean isBankRow(BreakStore.StoredBreak one) {
        return BankComparison.isBank(one.account())
                && one.rule().equals(ReconciliationBreak.UNMATCHED);
    }

    /// @throws Refused `BAD_VALUE` unless both are rows of the account's statements that come to
    ///   nothing together, `WRONG_STATE` while fraud is suspected of one
    static void require(BreakStore.StoredBreak one, BreakStore.StoredBreak other) {
        Money sum = one.found().difference();
        Money back = other.found().difference();
        boolean rows = isPrinted(one) && isPrinted(other) && !one.id().equals(other.id());
        boolean both = rows && one.account().equals(other.account());
        if (isOfBooks(one) || isOfBooks(other)) {
            throw Refused.at("contra", Problem.Code.BAD_VALUE, OF_BOOKS);
        }
        if (!both || sum == null || back == null || !sum.equals(back.negated())) {
            throw Refused.at(
                    "contra",
                    Problem.Code.BAD_VALUE,
                    "Two unmatched rows of one account's statements take each other back when they"
                            + " come to nothing together; these are "
                            + sum
                            + " and "
                            + back
                            + ".");
        }
        if (Suspicions.isSuspected(one.found()) || Suspicions.isSuspected(other.found())) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Fraud is suspected of one of the two rows. Settle that first.");
        }
    }

    /// Whether it is about a row of the journal at a bank.
    private static boolean isOfBooks(BreakStore.StoredBreak one) {
        return isBankRow(one)
                && one.key().startsWith(RunFindings.rowKey(one.account(), Side.BOOK, ""));
    }

    private static boolean isPrinted(BreakStore.StoredBreak one) {
        return isBankRow(one) && one.key().startsWith(start(one.account()));
    }

    private static String start(String account) {
        return RunFindings.rowKey(account, Side.STATEMENT, "");
    }

    /// The row that a break of a statement's row is about.
    static String row(BreakStore.StoredBreak one) {
        return one.key().substring(start(one.account()).length());
    }

    /// Keeps that two rows take each other back. A pair of before with one of them held no more, or
    /// the row would not have been open.
    void add(Unit unit, BreakStore.StoredBreak one, BreakStore.StoredBreak other) {
        add(unit, one.account(), Set.of(row(one), row(other)));
    }

    /// The same of rows of an account, whether a break says them or not.
    void add(Unit unit, String account, Set<String> rows) {
        for (OffsetStore.StoredOffset pair : store.of(unit, account)) {
            if (pair.rows().stream().anyMatch(rows::contains)) {
                store.remove(unit, pair);
            }
        }
        store.add(unit, account, rows);
    }

    /// The break of the row that takes this one's row back, as two persons said and as both breaks
    /// still say; absent where none does.
    BreakStore.@Nullable StoredBreak other(
            Unit unit, BreakStore breaks, BreakStore.StoredBreak one) {
        if (!isPrinted(one) || one.found().breakState() != BreakState.RESOLVED) {
            return null;
        }
        List<String> keys =
                pairs(unit, one).stream()
                        .flatMap(pair -> pair.others(row(one)).stream())
                        .map(other -> start(one.account()) + other)
                        .toList();
        return breaks.named(unit, one.account(), ReconciliationBreak.UNMATCHED, keys).stream()
                .filter(other -> other.found().breakState() == BreakState.RESOLVED)
                .findFirst()
                .orElse(null);
    }

    /// Two persons said that none of these rows is taken back by another.
    ///
    /// @return the rows of the pairs that they were in
    Set<RowRef> takenApart(Unit unit, String account, Set<String> apart) {
        Set<RowRef> rows = new HashSet<>();
        for (OffsetStore.StoredOffset pair : store.of(unit, account)) {
            if (!Collections.disjoint(pair.rows(), apart)) {
                store.remove(unit, pair);
                rows.addAll(refs(pair));
            }
        }
        return rows;
    }

    /// The row of a break and all that take it back with it.
    List<String> rows(Unit unit, BreakStore.StoredBreak one) {
        return pairs(unit, one).stream()
                .flatMap(pair -> pair.rows().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /// The rows that take each other back and of which this one is one, by id; empty where none
    /// takes it back any more.
    ///
    /// @param counting which of some rows of statements count
    List<String> together(
            Unit unit, String account, String row, UnaryOperator<Set<String>> counting) {
        return standing(unit, account, Stream.of(row), counting).stream()
                .map(RowRef::rowId)
                .sorted()
                .toList();
    }

    private List<OffsetStore.StoredOffset> pairs(Unit unit, BreakStore.StoredBreak one) {
        return store.of(unit, one.account()).stream()
                .filter(pair -> pair.rows().contains(row(one)))
                .toList();
    }

    /// The rows of all pairs that still hold.
    ///
    /// @param counting which of some rows of statements count
    Set<RowRef> standing(Unit unit, String account, UnaryOperator<Set<String>> counting) {
        return standing(unit, account, store.of(unit, account), counting);
    }

    /// The rows of the pairs that still hold and of which one is among these.
    ///
    /// @param rows of statements, by id
    /// @param counting which of some rows of statements count
    Set<RowRef> standing(
            Unit unit, String account, Stream<String> rows, UnaryOperator<Set<String>> counting) {
        List<OffsetStore.StoredOffset> pairs = store.of(unit, account);
        Set<String> named = named(pairs);
        Set<String> asked = rows.filter(named::contains).collect(Collectors.toSet());
        return standing(
                unit,
                account,
                pairs.stream().filter(pair -> !Collections.disjoint(pair.rows(), asked)).toList(),
                counting);
    }

    /// A pair holds while both rows count and no match uses either; asked once for all pairs.
    private Set<RowRef> standing(
            Unit unit,
            String account,
            List<OffsetStore.StoredOffset> pairs,
            UnaryOperator<Set<String>> counting) {
        if (pairs.isEmpty()) {
            return Set.of();
        }
        Set<String> named = named(pairs);
        Set<String> free = new HashSet<>(counting.apply(named));
        free.removeAll(used(unit, account, named));
        return pairs.stream()
                .filter(pair -> free.containsAll(pair.rows()))
                .flatMap(pair -> refs(pair).stream())
                .collect(Collectors.toSet());
    }

    private Set<String> used(Unit unit, String account, Set<String> rows) {
        return matches.using(unit, account, List.of(), rows).stream()
                .flatMap(match -> match.statementRows().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> named(List<OffsetStore.StoredOffset> pairs) {
        return pairs.stream().flatMap(pair -> pair.rows().stream()).collect(Collectors.toSet());
    }

    private static List<RowRef> refs(OffsetStore.StoredOffset pair) {
        return pair.rows().stream().map(row -> new RowRef(Side.STATEMENT, row)).toList();
    }

    /// Forgets those that hold no more, because one of their rows does not count, and of which a
    /// person matched another one.
    void matched(Unit unit, String account, Set<RowRef> rows) {
        for (OffsetStore.StoredOffset pair : store.of(unit, account)) {
            if (!Collections.disjoint(refs(pair), rows)) {
                store.remove(unit, pair);
            }
        }
    }
}
