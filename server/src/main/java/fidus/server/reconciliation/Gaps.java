package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.descending;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.server.bank.BankStatements;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// S2 as soon as it can be known: a statement that does not begin where the one before it ended is
/// a break from the moment it counts, and none any more once what is missing came. The next run
/// sees the same break. An account that no run ever compared has no breaks: its first run finds all
/// there are.
final class Gaps {
    static final String RULE = "S2";

    private final Sources sources;
    private final BreakStore store;

    Gaps(Sources sources, BreakStore store) {
        this.sources = sources;
        this.store = store;
    }

    /// Other statements of a bank account count than before.
    ///
    /// @param account as breaks name it
    void ofBank(Unit unit, String account) {
        newest(unit, account)
                .ifPresent(
                        run -> {
                            BankStatements banks = sources.banks().get();
                            var house = BankComparison.account(unit, banks, account);
                            var checks =
                                    new BankChecks(
                                            account,
                                            banks.chained(unit, house),
                                            List.of(),
                                            List.of());
                            put(unit, account, run, new Seen(checks.gaps(), _ -> true));
                        });
    }

    /// What is said of the statements of a broker that was taken in last, and of those it goes on
    /// from or that go on from it. Reading them takes long, so that is done before anything is
    /// written.
    void ofBroker(Mongo mongo, AccountKey account) {
        String name = account.toString();
        Optional<Seen> seen =
                mongo.read(
                        unit ->
                                newest(unit, name).isEmpty()
                                        ? Optional.empty()
                                        : seen(unit, account));
        seen.ifPresent(
                found -> {
                    var _ =
                            mongo.write(
                                    unit -> {
                                        newest(unit, name)
                                                .ifPresent(run -> put(unit, name, run, found));
                                        return name;
                                    });
                });
    }

    /// @param gaps those there are
    /// @param looked whether what a key names was looked at
    private record Seen(List<Findings.Seen> gaps, Predicate<String> looked) {}

    /// Absent where its days cannot be read without too many others: a run says so.
    private Optional<Seen> seen(Unit unit, AccountKey account) {
        BrokerStatement last = BrokerSide.newest(unit, sources, account);
        var days = new Rows.Period(last.from(), last.to());
        try {
            BrokerSide side = BrokerSide.of(unit, sources, account, last.from(), days);
            var checks = BrokerChecks.of(account, side, true, RunWork.today(unit));
            Set<String> keys =
                    side.statements().stream()
                            .map(one -> account + "/" + one.source())
                            .collect(Collectors.toCollection(HashSet::new));
            List<Findings.Seen> gaps =
                    checks.findings().stream().filter(one -> one.rule().equals(RULE)).toList();
            return Optional.of(new Seen(gaps, keys::contains));
        } catch (Refused _) {
            return Optional.empty();
        }
    }

    /// What is missing between two statements may be of the last day before it, so a run of that
    /// day is not proven: neither is it by somebody's explanation, and what comes later would make
    /// another run of what was signed.
    ///
    /// @throws Refused `NOT_SIGNABLE`
    static void requireNone(Unit unit, RunStore.StoredRun stored) {
        LocalDate from = stored.run().from();
        LocalDate to = stored.run().to();
        for (BreakStore.StoredBreak one : new BreakStore().ofRule(unit, stored.account(), RULE)) {
            LocalDate day = one.day();
            if (day != null && !day.isBefore(from) && !day.isAfter(to) && isOpen(one)) {
                throw Refused.because(
                        Problem.Code.NOT_SIGNABLE,
                        "The run cannot be signed off: what is missing between two statements may be of its day %s (S2: %s; %s). Take in the statement between them, or set aside the one that is wrong, or sign a run that ends before %s."
                                .formatted(day, one.found().left(), one.found().right(), day));
            }
        }
    }

    /// The run that its breaks are told of by: one that counts.
    private static Optional<RunId> newest(Unit unit, String account) {
        return RunStore.runs(unit)
                .all(
                        and(
                                eq("account", account),
                                in("run.runState", List.of("COMPLETED", "SIGNED_OFF", "LOCKED"))),
                        descending("startedAt"),
                        1)
                .stream()
                .map(RunStore.StoredRun::id)
                .findFirst();
    }

    /// A run that is writing its own breaks found them of what was there; it looks again when it
    /// ends.
    private void put(Unit unit, String account, RunId run, Seen found) {
        if (store.isWritten(unit, account)) {
            return;
        }
        LocalDate today = RunWork.today(unit);
        Map<String, BreakStore.StoredBreak> known =
                store.ofRule(unit, account, RULE).stream()
                        .collect(
                                Collectors.toMap(BreakStore.StoredBreak::key, Function.identity()));
        for (Findings.Seen gap : found.gaps) {
            BreakStore.StoredBreak before = known.remove(gap.key());
            if (before == null) {
                ReconciliationBreak first =
                        ReconciliationBreak.seen(
                                new BreakId(UUID.randomUUID()),
                                BreakBook.sighting(run, gap),
                                gap.difference(),
                                today);
                store.add(
                        unit,
                        BreakStore.StoredBreak.of(account, first, gap.day(), 1, store.turn(unit)));
            } else if (!isSame(before, gap)) {
                ReconciliationBreak again =
                        before.found()
                                .seenAgain(BreakBook.sighting(run, gap), gap.difference(), today);
                store.replace(unit, before.on(gap.day()), again);
            }
        }
        known.values().stream()
                .filter(one -> isOpen(one) && found.looked.test(one.key()))
                .filter(one -> !Suspicions.isSuspected(one.found()))
                .forEach(one -> store.replace(unit, one, one.found().clearedByData(today)));
    }

    /// What somebody decided about it still holds.
    private static boolean isSame(BreakStore.StoredBreak before, Findings.Seen gap) {
        ReconciliationBreak known = before.found();
        return isOpen(before)
                && known.left().equals(gap.left())
                && known.right().equals(gap.right())
                && known.severity() == gap.severity()
                && Objects.equals(known.difference(), gap.difference())
                && Objects.equals(before.day(), gap.day());
    }

    private static boolean isOpen(BreakStore.StoredBreak stored) {
        BreakState state = stored.found().breakState();
        return state == BreakState.OPEN || state == BreakState.EXPLAINED;
    }
}
