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
import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Runs with their evidence: the rows as compared, in chunks, and what was found about them.
final class RunStore {
    private static final String RUNS = "reconciliationRuns";
    private static final String ROWS = "reconciliationRows";
    private static final String RESULTS = "reconciliationResults";
    private static final int CHUNK = 2_000;
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

    record RowChunk(String id, String run, Side side, int place, List<MatchRow> rows) {}

    /// A part of what was found; each part is bounded so that no document grows without limit.
    record ResultChunk(
            String id,
            String run,
            int place,
            List<Suggestion> suggestions,
            List<Explanation> explanations,
            List<RuleOutcome> checks) {}

    static void shape(Migrations migrations) {
        migrations
                .index(RUNS, "account", "startedAt")
                .index(RUNS, "startedAt")
                .index(RUNS, "run.key.inputHash")
                .index(ROWS, "run", "side", "place")
                .index(RESULTS, "run", "place");
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

    /// @throws Refused `NOT_FOUND` when the run suggests nothing for exactly these rows
    Suggestion suggestion(Unit unit, RunId run, List<String> book, List<String> statement) {
        return result(unit, run).stream()
                .flatMap(chunk -> chunk.suggestions().stream())
                .filter(it -> it.bookRows().equals(book) && it.statementRows().equals(statement))
                .findFirst()
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "There is no such suggestion any more. Load the run"
                                                + " again."));
    }

    /// The newest run of an account.
    Optional<StoredRun> last(Unit unit, String account) {
        return newest(unit, account, 1).stream().findFirst();
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

    private static List<StoredRun> newest(Unit unit, @Nullable String account, int most) {
        var filter = account == null ? empty() : eq("account", account);
        return runs(unit).all(filter, orderBy(descending("startedAt"), descending("_id")), most);
    }

    /// The signed-off run of an account that reaches furthest.
    Optional<ReconciliationRun> lastSigned(Unit unit, String account) {
        return signedRuns(unit, account).stream().max(Comparator.comparing(ReconciliationRun::to));
    }

    List<ReconciliationRun> signedRuns(Unit unit, String account) {
        return all(unit, account).stream()
                .map(StoredRun::run)
                .filter(
                        run ->
                                run.runState() == RunState.SIGNED_OFF
                                        || run.runState() == RunState.LOCKED)
                .toList();
    }

    /// The runs of an account that two people signed.
    List<String> signed(Unit unit, String account) {
        return runs(unit)
                .all(
                        and(
                                eq("account", account),
                                in("run.runState", List.of("SIGNED_OFF", "LOCKED"))),
                        ascending("_id"),
                        Integer.MAX_VALUE)
                .stream()
                .map(run -> run.id().value().toString())
                .toList();
    }

    void putRows(Unit unit, RunId run, Side side, List<MatchRow> rows, int place) {
        int from = place * CHUNK;
        List<MatchRow> part = List.copyOf(rows.subList(from, Math.min(from + CHUNK, rows.size())));
        String id = run.value() + "/" + side + "/" + place;
        unit.documents(ROWS, RowChunk.class)
                .put(id, new RowChunk(id, run.value().toString(), side, place, part));
    }

    static int chunks(int rows) {
        return (rows + CHUNK - 1) / CHUNK;
    }

    List<MatchRow> rows(Unit unit, RunId run, Side side, int most) {
        var filter = and(eq("run", run.value().toString()), eq("side", side.name()));
        List<MatchRow> rows = new ArrayList<>();
        for (RowChunk chunk :
                unit.documents(ROWS, RowChunk.class)
                        .all(filter, ascending("place"), chunks(most))) {
            rows.addAll(chunk.rows());
        }
        return rows.size() <= most ? rows : rows.subList(0, most);
    }

    void putResult(
            Unit unit,
            RunId run,
            List<Suggestion> suggestions,
            List<Explanation> explanations,
            List<RuleOutcome> checks) {
        int places = Math.max(1, Math.max(chunks(suggestions.size()), chunks(explanations.size())));
        for (int place = 0; place < places; place++) {
            String id = run.value() + "/" + place;
            var chunk =
                    new ResultChunk(
                            id,
                            run.value().toString(),
                            place,
                            part(suggestions, place),
                            part(explanations, place),
                            place == 0 ? checks : List.of());
            unit.documents(RESULTS, ResultChunk.class).put(id, chunk);
        }
    }

    List<ResultChunk> result(Unit unit, RunId run) {
        return unit.documents(RESULTS, ResultChunk.class)
                .all(eq("run", run.value().toString()), ascending("place"), Integer.MAX_VALUE);
    }

    void clearResult(Unit unit, RunId run) {
        unit.documents(RESULTS, ResultChunk.class).remove(eq("run", run.value().toString()));
    }

    /// Removes what a run that failed had stored; the run itself stays as FAILED.
    void forget(Unit unit, RunId run) {
        unit.documents(ROWS, RowChunk.class).remove(eq("run", run.value().toString()));
        unit.documents(RESULTS, ResultChunk.class).remove(eq("run", run.value().toString()));
    }

    private static <T> List<T> part(List<T> all, int place) {
        int from = Math.min(place * CHUNK, all.size());
        return List.copyOf(all.subList(from, Math.min(from + CHUNK, all.size())));
    }

    private static Documents<StoredRun> runs(Unit unit) {
        return unit.documents(RUNS, StoredRun.class);
    }
}
