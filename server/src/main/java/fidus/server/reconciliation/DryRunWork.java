package fidus.server.reconciliation;

import fidus.jobs.Job;
import fidus.reconciliation.profiles.DryRun;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import java.util.function.Consumer;

/// Tries rules on any number of rows as a job. Nothing but the answer is stored, so after a restart
/// it simply begins again.
final class DryRunWork implements Jobs.Steps<DryRun> {
    private final Mongo mongo;
    private final DryRuns trying;
    private final DryRunStore store = new DryRunStore();

    DryRunWork(Mongo mongo, DryRuns trying) {
        this.mongo = mongo;
        this.trying = trying;
    }

    @Override
    public String run(Job job, DryRun ask, Progress progress) {
        progress.stopIfAsked();
        DryRunFound found = mongo.read(unit -> trying.found(unit, ask, progress));
        progress.stopIfAsked();
        while (mongo.write(unit -> store.forgetSome(unit, job.id()))) {
            progress.stopIfAsked();
        }
        for (int part = 0; part < DryRunStore.parts(found); part++) {
            int at = part;
            progress.stopIfAsked();
            done(unit -> store.put(unit, job.id(), found, at));
        }
        done(unit -> store.put(unit, job.id(), found));
        progress.step(DryRuns.STEPS, DryRuns.STEPS);
        return "Tried on %,d rows: %d matches kept, %d won, %d lost, %d changed."
                .formatted(
                        found.after().bookRows() + found.after().statementRows(),
                        found.tally().kept(),
                        found.tally().won(),
                        found.tally().lost(),
                        found.tally().changed());
    }

    private void done(Consumer<Unit> work) {
        var _ =
                mongo.write(
                        unit -> {
                            work.accept(unit);
                            return Boolean.TRUE;
                        });
    }
}
