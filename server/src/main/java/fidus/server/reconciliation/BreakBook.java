package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
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

    BreakBook(BreakStore store) {
        this.store = store;
    }

    /// What a run changes: a break that is new, is seen again, or is gone.
    ///
    /// @param known absent for a new one
    /// @param seen absent for one that is gone
    record Change(@Nullable BreakId known, Findings.@Nullable Seen seen) {}

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
                        .add(new Change(before == null ? null : before.id(), seen));
            }
        }
        known.forEach(
                (name, before) -> {
                    if (isGone(before, findings, now.contains(name))) {
                        changes.add(new Change(before.id(), null));
                    }
                });
        changes.addAll(fresh);
        return changes;
    }

    private static String name(BreakStore.StoredBreak stored) {
        return stored.rule() + "\u0000" + stored.key();
    }

    /// Writes some changes in the caller's unit.
    ///
    /// @return the known breaks as they were
    List<BreakStore.StoredBreak> write(
            Unit unit, RunStore.StoredRun run, List<Change> changes, LocalDate on) {
        List<BreakId> ids =
                changes.stream().map(Change::known).filter(Objects::nonNull).distinct().toList();
        Map<BreakId, BreakStore.StoredBreak> known = new LinkedHashMap<>();
        store.among(unit, ids).forEach(stored -> known.put(stored.id(), stored));
        List<BreakStore.StoredBreak> fresh = new ArrayList<>();
        long turn = changes.isEmpty() ? 0 : store.turn(unit);
        for (Change change : changes) {
            Findings.Seen seen = change.seen();
            BreakStore.StoredBreak before =
                    change.known() == null ? null : known.get(change.known());
            if (seen == null && before != null) {
                if (isOpen(before)) {
                    store.replace(unit, before, before.found().clearedByData(on), turn);
                } else {
                    known.remove(before.id());
                }
            } else if (seen != null && before != null) {
                var after = again(before.found(), sighting(run.id(), seen), seen.difference(), on);
                store.replace(unit, before, after, turn);
            } else if (seen != null) {
                var id = new BreakId(UUID.randomUUID());
                var found =
                        ReconciliationBreak.seen(
                                id, sighting(run.id(), seen), seen.difference(), on);
                fresh.add(BreakStore.StoredBreak.of(run.account(), found, 1, turn));
            }
        }
        store.addAll(unit, fresh);
        return List.copyOf(known.values());
    }

    private static ReconciliationBreak.Sighting sighting(RunId run, Findings.Seen seen) {
        return new ReconciliationBreak.Sighting(
                run, seen.rule(), seen.key(), seen.left(), seen.right(), seen.severity());
    }

    /// What was booked away stays so while the same difference is seen, and so does the resolution
    /// of a second copy: the copy is kept for good and says the same forever. Another difference
    /// opens it again.
    static ReconciliationBreak again(
            ReconciliationBreak known,
            ReconciliationBreak.Sighting sighting,
            @Nullable Money difference,
            LocalDate on) {
        boolean away =
                known.breakState() == BreakState.WRITTEN_OFF
                        && Objects.equals(known.difference(), difference);
        boolean settled =
                known.breakState() == BreakState.RESOLVED
                        && known.rule().equals(SecondCopies.RULE)
                        && known.findings().causeCode() != CauseCode.CLEARED_BY_DATA;
        if (!away && !settled) {
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

    private static boolean isGone(
            BreakStore.StoredBreak before, Findings findings, boolean stillThere) {
        return isOpen(before)
                && !stillThere
                && !Suspicions.isSuspected(before.found())
                && findings.inScope().covers(before.rule(), before.key());
    }

    private static boolean isOpen(BreakStore.StoredBreak stored) {
        BreakState state = stored.found().breakState();
        return state == BreakState.OPEN || state == BreakState.EXPLAINED;
    }
}
