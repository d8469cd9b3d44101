package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.server.audit.Audit;
import fidus.server.bank.BankStatements;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

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
    private static final int TRIES = 5;

    /// Statements of a broker among which one that came late finds those of later days, whether or
    /// not a gap is open.
    private static final int NEAR = 10;

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
        bank(unit, account).ifPresent(found -> put(unit, account, found));
    }

    /// Statements of a bank account were taken in.
    void ofBank(Reading reading, String account) {
        settle(reading, account, unit -> bank(unit, account));
    }

    /// A file of a broker was taken in: what is said of the statement that came last, and of those
    /// it goes on from or that go on from it.
    ///
    /// @param unseen what came before it and was not looked at; absent for nothing
    /// @throws Refused `BUSY` when too much else is read to see it
    void ofBroker(Reading reading, AccountKey account, UnseenGapStore.@Nullable Unseen unseen) {
        settle(reading, account.toString(), unit -> broker(unit, account, unseen));
    }

    /// What reads before a transaction, and sees whether anything was changed meanwhile.
    record Reading(Mongo mongo, Audit audit) {}

    /// @param log how far the audit log went when it was looked
    private record Looked(long log, Optional<Seen> seen) {}

    /// Statements without balances are added up row by row, files of brokers are read: that takes
    /// too long for a transaction, so it is done before it unless something changes again and
    /// again.
    private void settle(Reading reading, String account, Function<Unit, Optional<Seen>> look) {
        boolean done = false;
        for (int at = 1; at <= TRIES && !done; at++) {
            boolean last = at == TRIES;
            Looked before =
                    reading.mongo.read(
                            unit -> new Looked(reading.audit.before(unit), look.apply(unit)));
            done =
                    before.seen.isEmpty()
                            || reading.mongo.write(
                                    unit -> {
                                        boolean same = reading.audit.before(unit) == before.log;
                                        if (same || last) {
                                            (same ? before.seen : look.apply(unit))
                                                    .ifPresent(found -> put(unit, account, found));
                                        }
                                        return same || last;
                                    });
        }
    }

    private Optional<Seen> bank(Unit unit, String account) {
        if (AccountRunStore.newest(unit, account).isEmpty()) {
            return Optional.empty();
        }
        BankStatements banks = sources.banks().get();
        var house = BankComparison.account(unit, banks, account);
        var all = banks.chained(unit, house);
        var checks = new BankChecks(account, all, List.of(), List.of(), List.of());
        return Optional.of(new Seen(checks.gaps(), _ -> true));
    }

    /// @param gaps those there are
    /// @param looked whether what a key names was looked at
    private record Seen(List<Findings.Seen> gaps, Predicate<String> looked) {}

    /// Absent where its days cannot be read without too many others: a run says so. A statement
    /// whose predecessor was not read was not looked at.
    private Optional<Seen> broker(
            Unit unit, AccountKey account, UnseenGapStore.@Nullable Unseen unseen) {
        if (AccountRunStore.newest(unit, account.toString()).isEmpty()) {
            return Optional.empty();
        }
        try {
            BrokerStatement last = BrokerSide.newest(unit, sources, account);
            LocalDate from = last.from();
            if (unseen != null && unseen.from().isBefore(from)) {
                from = unseen.from();
            }
            var days = new Rows.Period(from, end(unit, account, last, from));
            BrokerSide side = BrokerSide.of(unit, sources, account, from, days);
            var checks = BrokerChecks.of(account, side, days, true, RunWork.today(unit));
            Set<String> keys =
                    checks.of().stream()
                            .filter(one -> one.before() != null)
                            .map(one -> account + "/" + one.statement().source())
                            .collect(Collectors.toSet());
            List<Findings.Seen> gaps =
                    checks.findings().stream().filter(one -> one.rule().equals(RULE)).toList();
            return Optional.of(new Seen(gaps, keys::contains));
        } catch (Refused why) {
            if (why.problem().code() == Problem.Code.BUSY) {
                throw why;
            }
            return Optional.empty();
        }
    }

    /// One that came late stands between others: those of later days go on from it. Each is read
    /// from its file, so some are looked through, and more only while a gap is open that it may
    /// fill: as far back as the statement which that gap is of, at most as many as a run reads.
    private LocalDate end(Unit unit, AccountKey account, BrokerStatement last, LocalDate from) {
        Set<String> open = fillable(unit, account, last);
        LocalDate end = LocalDate.MIN;
        LocalDate next = null;
        int passed = 0;
        for (BrokerStatement one : sources.statements().apply(unit, account)) {
            boolean near = passed < NEAR;
            if (passed++ == BrokerSide.MOST || (!near && open.isEmpty())) {
                break;
            }
            end = near && one.to().isAfter(end) ? one.to() : end;
            boolean gap = open.remove(StatementChecks.key(account, one));
            if (gap && one.from().isAfter(from)) {
                next = next == null || one.from().isBefore(next) ? one.from() : next;
            }
        }
        return next == null || next.isBefore(end) ? end : next;
    }

    /// The keys of open gaps up to whose first day a statement reaches.
    private Set<String> fillable(Unit unit, AccountKey account, BrokerStatement last) {
        return store.ofRule(unit, account.toString(), RULE).stream()
                .filter(Gaps::isOpen)
                .filter(one -> one.day() == null || !last.to().isBefore(one.day()))
                .map(BreakStore.StoredBreak::key)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// What is missing between two statements may be of the last day before it, so a run of that
    /// day is not proven: neither is it by somebody's explanation, and what comes later would make
    /// another run of what was signed.
    ///
    /// @throws Refused `NOT_SIGNABLE`
    static void requireNone(Unit unit, RunStore.StoredRun stored) {
        if (UnseenGapStore.of(unit, stored.account()) != null) {
            throw Refused.because(
                    Problem.Code.NOT_SIGNABLE,
                    "The run cannot be signed off yet: since a file of the broker came in it could"
                            + " not be looked whether a statement is missing: many other files were"
                            + " read, or one of its own cannot be. It is tried again every few"
                            + " minutes.");
        }
        LocalDate from = stored.run().from();
        LocalDate to = stored.run().to();
        for (BreakStore.StoredBreak one : new BreakStore().ofRule(unit, stored.account(), RULE)) {
            LocalDate day = one.day();
            if (day != null && !day.isBefore(from) && !day.isAfter(to) && isOpen(one)) {
                throw Refused.because(
                        Problem.Code.NOT_SIGNABLE,
                        "The run cannot be signed off: what is missing between two statements may be of its day %s (%s; %s). Take in the statement between them, or set aside the one that is wrong, or sign a run that ends before %s."
                                .formatted(day, one.found().left(), one.found().right(), day));
            }
        }
    }

    /// A run that is writing its own breaks found them of what was there; it looks again when it
    /// ends.
    private void put(Unit unit, String account, Seen found) {
        RunId run = AccountRunStore.newest(unit, account).orElse(null);
        if (run == null || store.isWritten(unit, account)) {
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
