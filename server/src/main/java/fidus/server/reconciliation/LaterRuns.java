package fidus.server.reconciliation;

import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The runs of later days that went on from what a signed run left open.
record LaterRuns(Approvals approvals, RunStore runs) {
    /// Rows are carried on from days that were signed when a run of later days was compared. What
    /// was compared before the other one was signed does not rest on it.
    static boolean goesOnFrom(RunStore.StoredRun later, RunStore.StoredRun stored) {
        Instant signedAt = Withdrawals.signedAt(stored);
        return later.run().from().isAfter(stored.run().from())
                && (signedAt == null || later.startedAt().isAfter(signedAt));
    }

    /// Those that people work on.
    List<RunStore.StoredRun> of(Unit unit, RunStore.StoredRun stored) {
        return runs.current(unit, stored.account()).stream()
                .filter(later -> goesOnFrom(later, stored))
                .toList();
    }

    /// They carry rows of days that nobody signed any more: what is matched of those from now on is
    /// not known to them.
    void outdate(
            Unit unit, Actor actor, RunStore.StoredRun withdrawn, List<RunStore.StoredRun> all) {
        ReconciliationRun run = withdrawn.run();
        String why =
                "the sign-off of %s to %s that it went on from was withdrawn on %s."
                        .formatted(run.from(), run.to(), RunWork.today(unit));
        List<RunId> ids = all.stream().map(RunStore.StoredRun::id).toList();
        Map<RunId, Set<String>> subjects = GroupSignOffs.subjects(unit, approvals, ids);
        for (RunStore.StoredRun later : all) {
            runs.outdate(unit, later, why);
            String told =
                    "The run of %s is outdated: %s Run it again."
                            .formatted(SignOffs.title(later), why);
            subjects.getOrDefault(later.id(), Set.of())
                    .forEach(subject -> approvals.voidPending(unit, actor, subject, told));
        }
    }
}
