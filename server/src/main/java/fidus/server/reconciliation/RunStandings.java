package fidus.server.reconciliation;

import fidus.reconciliation.Condition;
import fidus.reconciliation.Exclusion;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.reconciliation.desk.Standing;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How far the rows of a run have come, and what is still said of them, kept up to date when rows
/// are matched or freed.
final class RunStandings {
    private final RunWindows windows;
    private final DeadSuggestionStore dead;
    private final MatchStore matches = new MatchStore();
    private final ExclusionStore exclusions = new ExclusionStore();

    RunStandings(RunWindows windows) {
        this.windows = windows;
        this.dead = new DeadSuggestionStore(windows.findings());
    }

    /// Takes out what names these rows or, when they are free again, brings back what does, and
    /// says how many suggestions there are then.
    int moved(
            Unit unit,
            RunStore.StoredRun run,
            Set<RowRef> rows,
            boolean freed,
            List<RuleOutcome> recounted) {
        FindingStore findings = windows.findings();
        List<Suggestion> gone = freed ? List.of() : dead.die(unit, run.id(), rows);
        findings.removeReasons(unit, run.id(), rows);
        if (freed) {
            findings.putReasons(
                    unit, run.id(), rows.stream().sorted().map(RunStandings::excluded).toList());
        }
        List<RuleOutcome> checks = new ArrayList<>(findings.checks(unit, run.id()));
        checks.removeIf(check -> check.rule().equals("S5") || check.rule().equals("S6"));
        checks.addAll(recounted);
        findings.putChecks(unit, run.id(), checks);
        Map<RowRef, Standing> standings = unsuggested(unit, run, gone);
        rows.forEach(row -> standings.put(row, freed ? Standing.OPEN : Standing.MATCHED));
        if (freed) {
            revived(unit, run, rows)
                    .forEach(
                            one ->
                                    FindingStore.refs(one)
                                            .forEach(
                                                    row -> standings.put(row, Standing.SUGGESTED)));
        }
        mark(unit, run, standings);
        return findings.countSuggestions(unit, run.id());
    }

    /// Suggestions all rows of which are free again. What a person said does not belong together
    /// stays out.
    private List<Suggestion> revived(Unit unit, RunStore.StoredRun run, Set<RowRef> rows) {
        Set<Exclusion> excluded =
                exclusions.all(unit, run.account()).stream()
                        .map(ExclusionStore.StoredExclusion::exclusion)
                        .collect(Collectors.toSet());
        return dead.revive(
                unit,
                run.id(),
                rows,
                one ->
                        !excluded.contains(new Exclusion(one.bookRows(), one.statementRows()))
                                && FindingStore.refs(one).stream()
                                        .allMatch(row -> isFree(unit, run.account(), row)));
    }

    private boolean isFree(Unit unit, String account, RowRef row) {
        return matches.using(unit, account, row.side(), row.rowId()).isEmpty();
    }

    /// Which rows are open now that these suggestions are gone.
    Map<RowRef, Standing> unsuggested(Unit unit, RunStore.StoredRun run, List<Suggestion> gone) {
        Map<RowRef, Standing> standings = new HashMap<>();
        gone.forEach(
                one -> FindingStore.refs(one).forEach(row -> standings.put(row, Standing.OPEN)));
        if (!standings.isEmpty()) {
            windows.findings()
                    .suggesting(unit, run.id(), standings.keySet())
                    .forEach(one -> standings.keySet().removeAll(FindingStore.refs(one)));
        }
        return standings;
    }

    /// Keeps how far rows have come, as of the version that the run gets next.
    void mark(Unit unit, RunStore.StoredRun run, Map<RowRef, Standing> standings) {
        if (standings.isEmpty()) {
            return;
        }
        for (Side side : Side.values()) {
            List<String> ids =
                    standings.keySet().stream()
                            .filter(row -> row.side() == side)
                            .map(RowRef::rowId)
                            .toList();
            Map<Integer, Standing> changed = new HashMap<>();
            windows.byIds(unit, run, side, ids)
                    .forEach(
                            (id, placed) ->
                                    changed.put(
                                            placed.place(), standings.get(new RowRef(side, id))));
            var of = new RowStore.RunSide(run.id(), side);
            windows.rows().mark(unit, of, changed, run.version() + 1);
        }
    }

    private static Explanation excluded(RowRef ref) {
        return excluded(ref, "undone", "its match was undone by a person.");
    }

    /// What is said of a row the only suggestion of which a person rejected.
    static Explanation rejected(RowRef ref) {
        return excluded(ref, "rejected", "its suggestion was rejected by a person.");
    }

    private static Explanation excluded(RowRef ref, String measured, String why) {
        var failure =
                new Explanation.Failure(Condition.EXCLUDED_BY_UNDO, measured, "not matched again");
        return new Explanation(ref, null, List.of(failure), "EXCLUDED_BY_UNDO: " + why);
    }
}
