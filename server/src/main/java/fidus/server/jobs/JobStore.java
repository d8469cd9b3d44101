package fidus.server.jobs;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.Job;
import fidus.jobs.JobId;
import fidus.jobs.JobState;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;

import java.util.List;

final class JobStore {
    private static final String JOBS = "jobs";
    private static final int RECENT = 100;

    static void shape(Migrations migrations) {
        migrations.index(JOBS, "startedAt").index(JOBS, "jobState");
    }

    void add(Unit unit, Job job) {
        jobs(unit).insert(job);
    }

    Job get(Unit unit, JobId id) {
        return jobs(unit)
                .byId(key(id))
                .orElseThrow(
                        () -> Refused.because(Problem.Code.NOT_FOUND, "There is no such job."));
    }

    List<Job> recent(Unit unit) {
        return jobs(unit).all(empty(), orderBy(descending("startedAt"), descending("_id")), RECENT);
    }

    List<Job> running(Unit unit) {
        return jobs(unit)
                .all(
                        eq("jobState", JobState.RUNNING.name()),
                        orderBy(descending("startedAt"), descending("_id")),
                        RECENT);
    }

    Job again(Unit unit, Job job) {
        return changed(unit, job.id(), set("attempt", job.attempt() + 1));
    }

    Job askToCancel(Unit unit, Job job) {
        return changed(unit, job.id(), set("cancelAsked", true));
    }

    Job progress(Unit unit, JobId id, long done, long total) {
        return changed(unit, id, combine(set("done", done), set("total", total)));
    }

    /// What is done has all its steps behind it.
    Job end(Unit unit, JobId id, JobState state, String outcome) {
        Job before = get(unit, id);
        return changed(
                unit,
                id,
                combine(
                        set("done", state == JobState.DONE ? before.total() : before.done()),
                        set("jobState", state.name()),
                        set("outcome", outcome),
                        set("endedAt", java.util.Date.from(unit.now()))));
    }

    private Job changed(Unit unit, JobId id, Bson update) {
        jobs(unit).update(eq("_id", key(id)), update);
        return get(unit, id);
    }

    private static String key(JobId id) {
        return id.value().toString();
    }

    private static Documents<Job> jobs(Unit unit) {
        return unit.documents(JOBS, Job.class);
    }
}
