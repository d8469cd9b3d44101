package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.JobId;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.time.Instant;

/// What dry runs found that were made as a job, for thirty days.
final class DryRunStore {
    private static final String FOUND = "reconciliationDryRuns";
    private static final int DAYS = 30;

    record StoredDryRun(JobId id, Instant at, DryRunFound found) {}

    static void shape(Migrations migrations) {
        migrations.expire(FOUND, "at", DAYS);
    }

    void put(Unit unit, JobId job, DryRunFound found) {
        unit.documents(FOUND, StoredDryRun.class)
                .put(job.value().toString(), new StoredDryRun(job, unit.now(), found));
    }

    /// @throws Refused `NOT_FOUND` before the job is done, and when it is too long ago
    DryRunFound get(Unit unit, JobId job) {
        return unit.documents(FOUND, StoredDryRun.class)
                .byId(job.value().toString())
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "There is no such dry run, or it was found more than"
                                                + " 30 days ago. Try the rules again."))
                .found();
    }
}
