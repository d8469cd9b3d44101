package fidus.server.reconciliation;

import fidus.reconciliation.RunState;
import fidus.server.mongo.Unit;

import java.util.List;

/// Runs of programs that did not say of a run that a newer one took its place.
final class FormerRuns {
    private FormerRuns() {}

    /// Of runs completed before that was kept, those whose days a newer one covers.
    static void outdate(Unit unit) {
        var store = new RunStore();
        List<RunStore.StoredRun> over = AccountRunStore.over(unit);
        for (int i = 0; i < over.size(); i++) {
            RunStore.StoredRun run = over.get(i);
            boolean open = run.run().runState() == RunState.COMPLETED;
            if (open && over.subList(0, i).stream().anyMatch(newer -> newer.covers(run))) {
                store.outdate(unit, run, "a newer run of these days was completed.");
            }
        }
    }
}
