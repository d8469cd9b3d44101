package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.EndedBy;
import fidus.reconciliation.MatchId;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Compares what a run found with the breaks that were known: the same rule and key is the same
/// break, ageing on; what no longer differs is cleared by data, unless fraud is suspected of it:
/// two persons settle that.
final class BreakBook {
    private final BreakStore store;
    private final WriteOffs writeOffs;
    private final MatchStore matches = new MatchStore();

    BreakBook(BreakStore store, WriteOffs writeOffs) {
        this.store = store;
        this.writeOffs = writeOffs;
    }

    /// What a run changes: a break that is new, is seen again, or is gone.
    ///
    /// @param known absent for a new one
    /// @param seen absent for one that is gone
    /// @param takesBack whether what was booked for it is taken back, which is done only in the
    ///   transaction that completes the run
    record Change(@Nullable BreakId known, Findings.@Nullable Seen seen, boolean takesBack) {}

    /// What a run of an account changes, the new ones last.
    ///
    /// @throws Refused `WRONG_STATE` while another run of the account writes its own
    List<Change> changes(Unit unit, RunStore.StoredRun run, Findings findings) {
        if (store.isWritten(unit, run.account())) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Another run of this account is just being completed. Start this one again"
                            + " when that is over.");
        }
        Map<String, BreakStore.StoredBreak> known = new HashMap<>();
        store.eachOfAccount(unit, run.account(), stored -> known.put(name(stored), stored));
        Set<String> now = new HashSet<>();
        List<Change> changes = new ArrayList<>();
        List<Change> fresh = new ArrayList<>();
        for (Findings.Seen seen : findings.seen()) {
            String name = seen.rule() + "\u0000" + seen.key();
            if (now.add(name)) {
                BreakStore.StoredBreak before = known.get(name);
                (before == null ? fresh : changes)
                        .add(
                                new Change(
                                        before == null ? null : before.id(),
                                        seen,
                                        before != null && takesBack(before, seen)));
            }
        }
        known.forEach(
                (name, before) -> {
                    if (isGone(before, findings, now.contains(name))) {
                        changes.add(new Change(before.id(), null, takesBack(before, null)));
                    }
                });
        changes.addAll(fresh);
        return changes;
    }

    private static String name(BreakStore.StoredBreak stored) {
        return stored.rule() + "\u0000" + stored.key();
    }

    /// Those that take back what was booked for a break by now: somebody may have written it off
    /// since the changes were read.
    List<Change> takingBack(Unit unit, List<Change> changes) {
        Map<BreakId, BreakStore.StoredBreak> known = known(unit, changes);
        return changes.stream()
                .filter(
                        change -> {
                            BreakStore.StoredBreak before =
                                    change.known() == null ? null : known.get(change.known());
                            return before != null && takesBack(before, change.seen());
                        })
                .toList();
    }

    private static boolean takesBack(BreakStore.StoredBreak before, Findings.@Nullable Seen seen) {
        return seen == null ? WriteOffs.standsApart(before) : isAnother(before, seen);
    }

    private Map<BreakId, BreakStore.StoredBreak> known(Unit unit, List<Change> changes) {
        List<BreakId> ids =
                changes.stream().map(Change::known).filter(Objects::nonNull).distinct().toList();
        Map<BreakId, BreakStore.StoredBreak> known = new LinkedHashMap<>();
        store.among(unit, ids).forEach(stored -> known.put(stored.id(), stored));
        return known;
    }

    /// Writes some changes in the caller's unit.
    ///
    /// @return the known breaks as they were
    List<BreakStore.StoredBreak> write(
            Unit unit, RunStore.StoredRun run, List<Change> read, LocalDate on) {
        List<Change> changes = ToldGaps.known(unit, store, run.account(), read);
        Map<BreakId, BreakStore.StoredBreak> known = known(unit, changes);
        List<BreakStore.StoredBreak> fresh = new ArrayList<>();
        var used = MatchedBreaks.among(unit, matches, run.account(), known.values());
        long turn = changes.isEmpty() ? 0 : store.turn(unit);
        for (Change change : changes) {
            Findings.Seen seen = change.seen();
            BreakStore.StoredBreak before =
                    change.known() == null ? null : known.get(change.known());
            if (seen == null && before != null) {
                if (isOpen(before) || WriteOffs.standsApart(before)) {
                    store.replace(
                            unit, before, ended(unit, WriteOffs.By.SYSTEM, before, used, on), turn);
                } else {
                    known.remove(before.id());
                }
            } else if (seen != null && before != null) {
                var after = seenAgain(unit, before, seen, sighting(run.id(), seen));
                store.replace(unit, before.on(seen.day()), after, turn);
            } else if (seen != null) {
                var id = new BreakId(UUID.randomUUID());
                var found =
                        ReconciliationBreak.seen(
                                id, sighting(run.id(), seen), seen.difference(), on);
                fresh.add(BreakStore.StoredBreak.of(run.account(), found, seen.day(), 1, turn));
            }
        }
        store.addAll(unit, fresh);
        return List.copyOf(known.values());
    }

    private ReconciliationBreak ended(
            Unit unit,
            WriteOffs.By by,
            BreakStore.StoredBreak before,
            MatchedBreaks used,
            LocalDate on) {
        ReconciliationBreak open =
                isOpen(before) ? before.found() : writeOffs.takenBack(unit, by, before);
        MatchId match = used.of(before);
        return match == null ? open.clearedByData(on) : open.matched(on, match);
    }

    /// A known break is seen by a run, or after a person's deed.
    void again(
            Unit unit,
            BreakStore.StoredBreak before,
            Findings.Seen seen,
            ReconciliationBreak.Sighting sighting) {
        store.replace(unit, before.on(seen.day()), seenAgain(unit, before, seen, sighting));
    }

    private ReconciliationBreak seenAgain(
            Unit unit,
            BreakStore.StoredBreak before,
            Findings.Seen seen,
            ReconciliationBreak.Sighting sighting) {
        if (isAnother(before, seen)) {
            writeOffs.reverse(unit, WriteOffs.By.SYSTEM, before);
        }
        return again(before, sighting, seen.difference(), RunWork.today(unit));
    }

    /// Rows that were unmatched are matched by a person; the match is stored.
    ///
    /// @param by who matched them, and who agreed where what was written off is taken back
    void matched(Unit unit, WriteOffs.By by, String account, Set<RowRef> rows) {
        List<String> keys =
                rows.stream()
                        .map(row -> RunFindings.rowKey(account, row.side(), row.rowId()))
                        .toList();
        List<BreakStore.StoredBreak> named =
                store.named(unit, account, ReconciliationBreak.UNMATCHED, keys);
        var used = MatchedBreaks.among(unit, matches, account, named);
        for (BreakStore.StoredBreak one : named) {
            if (isOpen(one) || WriteOffs.standsApart(one)) {
                store.replace(unit, one, ended(unit, by, one, used, RunWork.today(unit)));
            }
        }
        new Offsets().matched(unit, account, rows);
    }

    /// Whether a difference was booked away and is another one now: what was booked is taken back,
    /// so that the break says all that is left.
    private static boolean isAnother(BreakStore.StoredBreak before, Findings.Seen seen) {
        return WriteOffs.standsApart(before)
                && !Objects.equals(before.found().difference(), seen.difference());
    }

    static ReconciliationBreak.Sighting sighting(RunId run, Findings.Seen seen) {
        return new ReconciliationBreak.Sighting(
                run, seen.rule(), seen.key(), seen.left(), seen.right(), seen.severity());
    }

    /// What was booked away stays so while the same difference is seen, and so does the resolution
    /// of a second copy, which is kept for good and says the same forever, and of a row at a
    /// broker, of which some accounts have nothing in the books to end it with. Another difference
    /// opens it again.
    private static ReconciliationBreak again(
            BreakStore.StoredBreak before,
            ReconciliationBreak.Sighting sighting,
            @Nullable Money difference,
            LocalDate on) {
        ReconciliationBreak known = before.found();
        boolean same = Objects.equals(known.difference(), difference);
        boolean away = known.breakState() == BreakState.WRITTEN_OFF && same;
        boolean settled =
                known.breakState() == BreakState.RESOLVED
                        && known.rule().equals(SecondCopies.RULE)
                        && !isClearedByData(known);
        if (!away && !settled && !(same && isSaidOfARow(before))) {
            return known.seenAgain(sighting, difference, on);
        }
        return new ReconciliationBreak(
                known.id(),
                known.firstSeenRun(),
                sighting.run(),
                known.rule(),
                known.key(),
                sighting.left(),
                sighting.right(),
                known.difference(),
                known.severity(),
                known.firstSeenOn(),
                known.breakState(),
                known.findings(),
                known.history(),
                known.version() + 1);
    }

    /// Whether two persons resolved an unmatched row of a broker's account. A suspicion that they
    /// settled only sets the row free.
    private static boolean isSaidOfARow(BreakStore.StoredBreak before) {
        ReconciliationBreak known = before.found();
        return known.breakState() == BreakState.RESOLVED
                && known.rule().equals(ReconciliationBreak.UNMATCHED)
                && known.findings().endedBy() == EndedBy.PERSON
                && known.findings().causeCode() != CauseCode.FRAUD_SUSPECTED
                && !BankComparison.isBank(before.account());
    }

    /// Before it was kept what ended a break, its cause said so.
    static boolean isClearedByData(ReconciliationBreak known) {
        ReconciliationBreak.Findings findings = known.findings();
        boolean byData =
                findings.endedBy() == null
                        ? findings.causeCode() == CauseCode.CLEARED_BY_DATA
                        : findings.endedBy() == EndedBy.DATA;
        return byData && known.breakState() == BreakState.RESOLVED;
    }

    private static boolean isGone(
            BreakStore.StoredBreak before, Findings findings, boolean stillThere) {
        return (isOpen(before) || WriteOffs.standsApart(before))
                && !stillThere
                && !Suspicions.isSuspected(before.found())
                && findings.inScope().covers(before.rule(), before.key());
    }

    private static boolean isOpen(BreakStore.StoredBreak stored) {
        BreakState state = stored.found().breakState();
        return state == BreakState.OPEN || state == BreakState.EXPLAINED;
    }
}
