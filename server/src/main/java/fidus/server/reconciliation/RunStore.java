package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Runs: what was compared, by whom, and what it came to.
final class RunStore {
    private static final String RUNS = "reconciliationRuns";
    private static final int MOST_RUNS = 200;

    /// A run as stored.
    ///
    /// @param id of the run
    /// @param evidenceHash absent until completed
    /// @param statementTies whether the statement's own checks (S1, S2) are clean
    record StoredRun(
            RunId id,
            String account,
            ReconciliationRun run,
            Instant startedAt,
            boolean statementTies,
            @Nullable String evidenceHash,
            @Nullable String preparerName,
            @Nullable String reviewerName,
            long version) {
        StoredRun with(ReconciliationRun after) {
            return new StoredRun(
                    id,
                    account,
                    after,
                    startedAt,
                    statementTies,
                    evidenceHash,
                    preparerName,
                    reviewerName,
                    version + 1);
        }
    }

    static void shape(Migrations migrations) {
        migrations
                .index(RUNS, "account", "startedAt")
                .index(RUNS, "account", "run.runState")
                .index(RUNS, "startedAt")
                .index(RUNS, "run.runState")
                .index(RUNS, "run.key.inputHash");
    }

    void add(Unit unit, StoredRun run) {
        runs(unit).insert(run);
    }

    StoredRun get(Unit unit, RunId id) {
        return runs(unit)
                .byId(id.value().toString())
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "There is no such reconciliation run."));
    }

    /// @throws Refused `WRONG_STATE` unless it is completed and not signed
    StoredRun workable(Unit unit, RunId id) {
        StoredRun run = get(unit, id);
        if (run.run().runState() != RunState.COMPLETED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Only a completed run that is not signed off can be worked on; this one is "
                            + run.run().runState()
                            + ".");
        }
        return run;
    }

    /// Among these runs, those that two people have not signed: what is signed stays as it is.
    List<StoredRun> unsigned(Unit unit, Collection<String> ids) {
        return among(unit, ids).stream()
                .filter(
                        stored ->
                                stored.run().runState() != RunState.SIGNED_OFF
                                        && stored.run().runState() != RunState.LOCKED)
                .toList();
    }

    /// The ids of those under way.
    List<String> running(Unit unit) {
        return runs(unit)
                .all(eq("run.runState", "RUNNING"), ascending("_id"), Integer.MAX_VALUE)
                .stream()
                .map(stored -> stored.id().value().toString())
                .toList();
    }

    void replace(Unit unit, StoredRun before, StoredRun after) {
        runs(unit).replace(before.id().value().toString(), before.version(), after);
    }

    Optional<StoredRun> completed(Unit unit, ReconciliationRun.Key key) {
        return runs(unit)
                .all(eq("run.key.inputHash", key.inputHash()), descending("startedAt"), 20)
                .stream()
                .filter(stored -> stored.run().key().equals(key) && stored.run().outcome() != null)
                .findFirst();
    }

    List<StoredRun> all(Unit unit, @Nullable String account) {
        return newest(unit, account, MOST_RUNS);
    }

    List<StoredRun> newest(Unit unit, @Nullable String account, int most) {
        var filter = account == null ? empty() : eq("account", account);
        return runs(unit).all(filter, orderBy(descending("startedAt"), descending("_id")), most);
    }

    /// The signed-off run of an account that reaches furthest.
    Optional<ReconciliationRun> lastSigned(Unit unit, String account) {
        return signedRuns(unit, account).stream().max(Comparator.comparing(ReconciliationRun::to));
    }

    /// The runs of an account that two people signed, however long ago.
    List<ReconciliationRun> signedRuns(Unit unit, String account) {
        return signedOnes(unit, account).stream().map(StoredRun::run).toList();
    }

    List<String> signed(Unit unit, String account) {
        return signedOnes(unit, account).stream().map(run -> run.id().value().toString()).toList();
    }

    private static List<StoredRun> signedOnes(Unit unit, String account) {
        return runs(unit)
                .all(
                        and(
                                eq("account", account),
                                in("run.runState", List.of("SIGNED_OFF", "LOCKED"))),
                        ascending("_id"),
                        Integer.MAX_VALUE);
    }

    /// Those with one of these ids, newest first.
    List<StoredRun> among(Unit unit, Collection<String> ids) {
        return runs(unit)
                .all(
                        in("_id", ids),
                        orderBy(descending("startedAt"), descending("_id")),
                        Integer.MAX_VALUE);
    }

    /// Other runs changed matches that this one lists: it is another version of itself.
    void touch(Unit unit, RunId id) {
        StoredRun before = get(unit, id);
        replace(unit, before, before.with(before.run()));
    }

    private static Documents<StoredRun> runs(Unit unit) {
        return unit.documents(RUNS, StoredRun.class);
    }
}
