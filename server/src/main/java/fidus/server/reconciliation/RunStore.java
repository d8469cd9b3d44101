package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
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
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Runs: what was compared, by whom, and what it came to.
final class RunStore {
    private static final String RUNS = "reconciliationRuns";
    static final int MOST_RUNS = 200;

    /// A run as stored.
    ///
    /// @param id of the run
    /// @param evidenceHash absent until completed
    /// @param statementTies whether the statement's own checks (S1, S2) are clean
    /// @param outdated why it does not say any more how things stand; absent while it does
    /// @param ground hash of what of its days was compared, whatever people decided about it;
    ///   absent until completed, and for what was completed before this was kept
    /// @param signature absent until signed, and for what was signed before this was kept
    /// @param found breaks the run came to, whatever became of them; absent until completed, and
    ///   for what was completed before this was kept
    record StoredRun(
            RunId id,
            String account,
            ReconciliationRun run,
            Instant startedAt,
            boolean statementTies,
            @Nullable String evidenceHash,
            @Nullable String preparerName,
            @Nullable String reviewerName,
            @Nullable String outdated,
            @Nullable String ground,
            long version,
            @Nullable Signature signature,
            @Nullable Integer found) {
        /// A run that has only begun.
        static StoredRun begun(ReconciliationRun run, Instant now) {
            String account = run.key().accountKey();
            return new StoredRun(
                    run.id(), account, run, now, false, null, null, null, null, null, 1, null,
                    null);
        }

        /// Whether it is of the same account and one of the same days.
        boolean covers(StoredRun other) {
            return account.equals(other.account)
                    && !run.from().isAfter(other.run.to())
                    && !other.run.from().isAfter(run.to());
        }

        StoredRun with(ReconciliationRun after) {
            return with(after, outdated, version + 1);
        }

        /// The same version, outdated.
        private StoredRun outdated(String why) {
            return with(run, why, version);
        }

        private StoredRun with(ReconciliationRun after, @Nullable String why, long now) {
            return new StoredRun(
                    id,
                    account,
                    after,
                    startedAt,
                    statementTies,
                    evidenceHash,
                    preparerName,
                    reviewerName,
                    why,
                    ground,
                    now,
                    signature,
                    found);
        }
    }

    static void shape(Migrations migrations) {
        migrations
                .index(RUNS, "account", "startedAt")
                .index(RUNS, "account", "run.runState")
                .index(RUNS, "startedAt")
                .index(RUNS, "run.runState")
                .index(RUNS, "run.key.inputHash")
                .once(RUNS, "outdated by newer ones", FormerRuns::outdate);
        ComparedStore.shape(migrations);
    }

    void add(Unit unit, StoredRun run) {
        runs(unit).insert(run);
    }

    Optional<StoredRun> find(Unit unit, RunId id) {
        return runs(unit).byId(id.value().toString());
    }

    StoredRun get(Unit unit, RunId id) {
        return find(unit, id)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "There is no such reconciliation run."));
    }

    /// @throws Refused `WRONG_STATE` unless it is completed, not signed and not outdated
    StoredRun workable(Unit unit, RunId id) {
        StoredRun run = get(unit, id);
        if (run.run().runState() != RunState.COMPLETED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Only a completed run that is not signed off can be worked on; this one is "
                            + run.run().runState()
                            + ".");
        }
        requireCurrent(run);
        return run;
    }

    /// @throws Refused `WRONG_STATE` when it does not say any more how things stand
    static void requireCurrent(StoredRun run) {
        if (run.outdated() != null) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The run of "
                            + run.run().from()
                            + " to "
                            + run.run().to()
                            + " is outdated: "
                            + run.outdated()
                            + " Open the newest run of these days, or run it again.");
        }
    }

    /// Those of an account that people work on: completed, not signed and not outdated.
    List<StoredRun> current(Unit unit, String account) {
        return runs(unit)
                .all(
                        and(
                                eq("account", account),
                                exists("outdated", false),
                                eq("run.runState", "COMPLETED")),
                        ascending("_id"),
                        Integer.MAX_VALUE);
    }

    /// A run that was not completed only becomes another version of itself.
    void outdate(Unit unit, StoredRun before, String why) {
        boolean flag = before.outdated() == null && before.run().runState() == RunState.COMPLETED;
        StoredRun next = before.with(before.run());
        replace(unit, before, flag ? next.outdated(why) : next);
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

    /// Those of an account under way.
    List<RunId> running(Unit unit, String account) {
        return runs(unit)
                .all(
                        and(eq("account", account), eq("run.runState", "RUNNING")),
                        ascending("_id"),
                        Integer.MAX_VALUE)
                .stream()
                .map(StoredRun::id)
                .toList();
    }

    void replace(Unit unit, StoredRun before, StoredRun after) {
        ComparedStore.note(unit, before, after);
        runs(unit).replace(before.id().value().toString(), before.version(), after);
    }

    Optional<StoredRun> completed(Unit unit, ReconciliationRun.Key key) {
        return runs(unit)
                .all(eq("run.key.inputHash", key.inputHash()), descending("startedAt"), 20)
                .stream()
                .filter(stored -> stored.run().key().equals(key) && stored.run().outcome() != null)
                .filter(stored -> stored.outdated() == null)
                .findFirst();
    }

    /// Those that are completed, signed or not, and not outdated, newest first, however long ago.
    List<StoredRun> holding(Unit unit, String account) {
        return runs(unit)
                .whole(
                        and(
                                eq("account", account),
                                exists("outdated", false),
                                in("run.runState", List.of("COMPLETED", "SIGNED_OFF", "LOCKED"))),
                        orderBy(descending("startedAt"), descending("_id")));
    }

    /// Those locked with a month that reach to a day or beyond.
    List<StoredRun> locked(Unit unit, LocalDate day) {
        return runs(unit)
                .whole(
                        and(eq("run.runState", "LOCKED"), gte("run.to", day.toString())),
                        ascending("_id"));
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

    /// As they are stored.
    static List<StoredRun> signedOnes(Unit unit, String account) {
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

    static Documents<StoredRun> runs(Unit unit) {
        return unit.documents(RUNS, StoredRun.class);
    }
}
