package fidus.server.reconciliation;

import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;

/// Signed runs and the months of their days: a run is locked with a month, and only signed again
/// once no month of its days is locked any more. What two persons signed stays.
record RunLocks(Audit audit, RunStore runs, Ledger ledger) {
    static final String UNLOCK = "UNLOCK_RUN";

    /// With the month that was locked.
    void lock(Unit unit, Actor actor, RunId id) {
        RunStore.StoredRun before = runs.get(unit, id);
        if (before.run().runState() != RunState.LOCKED) {
            replace(unit, before, before.run().lock(), new Deed(actor, "LOCK_RUN", ""));
        }
    }

    /// A month was opened again.
    void reopened(Unit unit, Actor actor, YearMonth month) {
        for (RunStore.StoredRun before : runs.locked(unit, month.atDay(1))) {
            boolean within = !before.run().from().isAfter(month.atEndOfMonth());
            if (within && lockedTo(unit, before.run()) == null) {
                replace(
                        unit,
                        before,
                        before.run().unlock(),
                        new Deed(actor, UNLOCK, month + " was opened again"));
            }
        }
    }

    /// The last locked month that has a day of a signed run, such as 2026-06; absent where none
    /// has.
    @Nullable String lockedTo(Unit unit, ReconciliationRun run) {
        YearMonth last = run.runState() == RunState.LOCKED ? lastLocked(unit, run) : null;
        return last == null ? null : last.toString();
    }

    /// The last locked month that has a day of a run, however far the run has come; absent where
    /// none has.
    @Nullable YearMonth lastLocked(Unit unit, ReconciliationRun run) {
        YearMonth last = ledger.periods().lastLocked(unit).orElse(null);
        if (last == null || last.isBefore(YearMonth.from(run.from()))) {
            return null;
        }
        YearMonth to = YearMonth.from(run.to());
        return last.isBefore(to) ? last : to;
    }

    private record Deed(Actor actor, String action, String why) {}

    private void replace(Unit unit, RunStore.StoredRun before, ReconciliationRun after, Deed deed) {
        runs.replace(unit, before, before.with(after));
        String subject = "run/" + before.id().value();
        audit.record(unit, deed.actor, deed.action, subject, before.run(), after, deed.why);
    }
}
