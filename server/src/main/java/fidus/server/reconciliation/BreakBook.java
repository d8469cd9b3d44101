package fidus.server.reconciliation;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Compares what a run found with the breaks that were known: the same rule and key is the same
/// break, ageing on; what no longer differs is cleared by data.
final class BreakBook {
    private final BreakStore store;

    BreakBook(BreakStore store) {
        this.store = store;
    }

    /// Writes all breaks of one run in the caller's unit.
    void record(Unit unit, String account, RunId run, Findings findings, LocalDate on) {
        Map<String, BreakStore.StoredBreak> known = new HashMap<>();
        store.ofAccount(unit, account)
                .forEach(stored -> known.put(stored.rule() + "\u0000" + stored.key(), stored));
        Set<String> now = new HashSet<>();
        List<BreakStore.StoredBreak> fresh = new ArrayList<>();
        for (Findings.Seen seen : findings.seen()) {
            String name = seen.rule() + "\u0000" + seen.key();
            if (!now.add(name)) {
                continue;
            }
            var sighting =
                    new ReconciliationBreak.Sighting(
                            run,
                            seen.rule(),
                            seen.key(),
                            seen.left(),
                            seen.right(),
                            seen.severity());
            BreakStore.StoredBreak before = known.get(name);
            if (before == null) {
                var found =
                        ReconciliationBreak.seen(
                                new BreakId(UUID.randomUUID()), sighting, seen.difference(), on);
                fresh.add(BreakStore.StoredBreak.of(account, found, 1));
            } else {
                store.replace(unit, before, again(before.found(), sighting, seen.difference(), on));
            }
        }
        store.addAll(unit, fresh);
        known.forEach((name, before) -> clear(unit, before, findings, now.contains(name), on));
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

    private void clear(
            Unit unit,
            BreakStore.StoredBreak before,
            Findings findings,
            boolean stillThere,
            LocalDate on) {
        boolean open =
                before.found().breakState() == BreakState.OPEN
                        || before.found().breakState() == BreakState.EXPLAINED;
        if (open && !stillThere && findings.inScope().covers(before.rule(), before.key())) {
            store.replace(unit, before, before.found().clearedByData(on));
        }
    }
}
