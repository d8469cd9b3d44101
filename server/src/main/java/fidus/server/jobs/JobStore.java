package fidus.server.jobs;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import fidus.auth.PersonId;
import fidus.contract.Canonical;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class JobStore {
    private static final String JOBS = "jobs";
    private static final int RECENT = 100;

    static void shape(Migrations migrations) {
        migrations.index(JOBS, "startedAt").index(JOBS, "jobState");
    }

    Job add(Unit unit, Jobs.Request request, PersonId starter) {
        var job =
                new Job(
                        new JobId(UUID.randomUUID()),
                        request.work(),
                        request.title(),
                        request.subject(),
                        Canonical.text(request.payload()),
                        JobState.RUNNING,
                        0,
                        0,
                        false,
                        null,
                        starter,
                        unit.now(),
                        null,
                        1);
        jobs(unit).insert(job);
        return job;
    }

    Job get(Unit unit, JobId id) {
        return jobs(unit).byId(key(id)).orElseThrow(JobStore::missing);
    }

    static Refused missing() {
        return Refused.because(Problem.Code.NOT_FOUND, "There is no such job.");
    }

    /// @param works of these kinds
    /// @param starter and what this person started
    List<Job> recent(Unit unit, Set<String> works, PersonId starter) {
        return jobs(unit)
                .all(
                        or(in("work", works), eq("startedBy", starter)),
                        orderBy(descending("startedAt"), descending("_id")),
                        RECENT);
    }

    List<Job> running(Unit unit) {
        return jobs(unit)
                .whole(
                        eq("jobState", JobState.RUNNING.name()),
                        orderBy(descending("startedAt"), descending("_id")));
    }

    Optional<Job> running(Unit unit, String work, String subject) {
        return running(unit).stream()
                .filter(job -> job.work().equals(work) && job.subject().equals(subject))
                .findFirst();
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
                        set("outcome", said(before, state, outcome)),
                        set("endedAt", java.util.Date.from(unit.now()))));
    }

    /// Who wanted it cancelled is told that all of it was done.
    private static String said(Job before, JobState state, String outcome) {
        return state == JobState.DONE && before.cancelAsked()
                ? outcome + " The wish to cancel came too late: all of it was done."
                : outcome;
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
