package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.List;

/// Signed runs and the months of their days: a run is locked with a month, and only signed again
/// once no month of its days is locked any more. What two persons signed stays.
record RunLocks(Audit audit, RunStore runs, Ledger ledger) {
    /// With the month that was locked.
    void lock(Unit unit, Actor actor, RunId id) {
        RunStore.StoredRun before = runs.get(unit, id);
        if (before.run().runState() != RunState.LOCKED) {
            replace(unit, actor, before, before.run().lock(), "LOCK_RUN", "");
        }
    }

    /// A month was opened again.
    void reopened(Unit unit, Actor actor, YearMonth month) {
        List<RunStore.StoredRun> locked =
                RunStore.runs(unit)
                        .whole(
                                and(
                                        eq("run.runState", "LOCKED"),
                                        gte("run.to", month.atDay(1).toString())),
                                ascending("_id"));
        for (RunStore.StoredRun before : locked) {
            boolean within = !before.run().from().isAfter(month.atEndOfMonth());
            if (within && lockedTo(unit, before.run()) == null) {
                String why = month + " was opened again";
                replace(unit, actor, before, before.run().unlock(), "UNLOCK_RUN", why);
            }
        }
    }

    /// The last locked month that has a day of a signed run, such as 2026-06; absent where none
    /// has.
    @Nullable String lockedTo(Unit unit, ReconciliationRun run) {
        YearMonth last = ledger.periods().lastLocked(unit).orElse(null);
        if (run.runState() != RunState.LOCKED
                || last == null
                || last.isBefore(YearMonth.from(run.from()))) {
            return null;
        }
        YearMonth to = YearMonth.from(run.to());
        return (last.isBefore(to) ? last : to).toString();
    }

    private void replace(
            Unit unit,
            Actor actor,
            RunStore.StoredRun before,
            ReconciliationRun after,
            String action,
            String why) {
        runs.replace(unit, before, before.with(after));
        audit.record(unit, actor, action, "run/" + before.id().value(), before.run(), after, why);
    }
}
