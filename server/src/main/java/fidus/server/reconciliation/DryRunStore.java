package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.JobId;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.reconciliation.profiles.MatchChange;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.time.Instant;
import java.util.List;

/// What dry runs found that were made as a job, for thirty days.
final class DryRunStore {
    private static final String FOUND = "reconciliationDryRuns";
    private static final String PARTS = "reconciliationDryRunParts";
    private static final int DAYS = 30;
    private static final int PART = 250;
    private static final int PAGE = DryRunFound.MOST / PART;

    record StoredDryRun(JobId id, Instant at, DryRunFound found) {}

    /// Some of each list, in their order.
    record StoredPart(
            String id,
            String job,
            int place,
            Instant at,
            List<MatchChange> changes,
            List<Suggestion> suggestions,
            List<DryRunFound.UnmatchedRow> unmatched) {}

    static void shape(Migrations migrations) {
        migrations.expire(FOUND, "at", DAYS).expire(PARTS, "at", DAYS).index(PARTS, "job", "place");
    }

    /// Each page is some parts: a document holds no more than these.
    static int parts(DryRunFound found) {
        int longest =
                Math.max(
                        found.changes().size(),
                        Math.max(found.suggestions().size(), found.unmatched().size()));
        return Math.ceilDiv(longest, PART);
    }

    /// Keeps one part of the lists, before the rest is kept.
    void put(Unit unit, JobId job, DryRunFound found, int part) {
        String id = job.value() + "/" + part;
        unit.documents(PARTS, StoredPart.class)
                .put(
                        id,
                        new StoredPart(
                                id,
                                job.value().toString(),
                                part,
                                unit.now(),
                                some(found.changes(), part),
                                some(found.suggestions(), part),
                                some(found.unmatched(), part)));
    }

    private static <T> List<T> some(List<T> all, int part) {
        int from = Math.min(all.size(), part * PART);
        return all.subList(from, Math.min(all.size(), from + PART));
    }

    /// Keeps what is no list.
    void put(Unit unit, JobId job, DryRunFound found) {
        DryRunFound head = found.with(List.of(), List.of(), List.of());
        unit.documents(FOUND, StoredDryRun.class)
                .put(job.value().toString(), new StoredDryRun(job, unit.now(), head));
    }

    /// Takes away some of what an interrupted attempt kept.
    ///
    /// @return whether there may be more
    boolean forgetSome(Unit unit, JobId job) {
        List<String> some = parts(unit, job, 0, PAGE).stream().map(StoredPart::id).toList();
        unit.documents(PARTS, StoredPart.class).remove(in("_id", some));
        return !some.isEmpty();
    }

    private static List<StoredPart> parts(Unit unit, JobId job, int from, int most) {
        return unit.documents(PARTS, StoredPart.class)
                .all(
                        and(eq("job", job.value().toString()), gte("place", from)),
                        ascending("place"),
                        most);
    }

    /// @param from how many of each list are left out
    /// @throws Refused `NOT_FOUND` before the job is done, and when it is too long ago
    DryRunFound get(Unit unit, JobId job, int from) {
        DryRunFound found =
                unit.documents(FOUND, StoredDryRun.class)
                        .byId(job.value().toString())
                        .orElseThrow(DryRunStore::none)
                        .found();
        List<StoredPart> parts = parts(unit, job, from / PART, PAGE);
        boolean former = from == 0 && parts.isEmpty(); // was kept in one piece
        return former
                ? found
                : found.with(
                        parts.stream().flatMap(part -> part.changes.stream()).toList(),
                        parts.stream().flatMap(part -> part.suggestions.stream()).toList(),
                        parts.stream().flatMap(part -> part.unmatched.stream()).toList());
    }

    private static Refused none() {
        return Refused.because(
                Problem.Code.NOT_FOUND,
                "There is no such dry run, or it was found more than 30 days ago. Try the rules"
                        + " again.");
    }
}
