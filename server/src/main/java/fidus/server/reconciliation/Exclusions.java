package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.Match;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.reconciliation.desk.LiftExclusion;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RejectSuggestion;
import fidus.reconciliation.desk.Standing;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.List;
import java.util.Map;

/// Rows that a person says do not belong together: no run matches or suggests them until the
/// exclusion is lifted.
final class Exclusions {
    private static final int LEAST_REASON = 10;

    private final Audit audit;
    private final RunStore runs;
    private final Breaks breaks;
    private final Recount recount;
    private final ExclusionStore store = new ExclusionStore();

    Exclusions(Audit audit, RunStore runs, Breaks breaks, Recount recount) {
        this.audit = audit;
        this.runs = runs;
        this.breaks = breaks;
        this.recount = recount;
    }

    void routes(Routes routes) {
        routes.answer(ReconciliationCalls.REJECT, this::reject);
        routes.answer(ReconciliationCalls.LIFT, this::lift);
    }

    List<ExcludedRows> of(Unit unit, String account) {
        return store.all(unit, account).stream()
                .map(ExclusionStore.StoredExclusion::shown)
                .toList();
    }

    private ExcludedRows reject(Asked asked, RejectSuggestion reject) {
        Unit unit = asked.unit();
        RunStore.StoredRun run = runs.workable(unit, reject.runId());
        requireReason(reject.reason());
        Suggestion suggestion =
                recount.windows()
                        .suggestion(unit, run.id(), reject.bookRows(), reject.statementRows());
        var match =
                new Match(
                        suggestion.pass(),
                        suggestion.score(),
                        suggestion.bookRows(),
                        suggestion.statementRows(),
                        suggestion.difference());
        var why =
                new ExclusionStore.Why(
                        asked.actor(), ExcludedRows.Origin.REJECTION, reject.reason().strip());
        ExcludedRows excluded = store.add(unit, run.account(), match, why).shown();
        without(unit, run, suggestion);
        audit.record(
                unit,
                asked.actor(),
                "REJECT_SUGGESTION",
                subject(excluded),
                suggestion,
                excluded,
                reject.reason());
        breaks.voidSignOffs(unit, asked.actor(), run.account());
        return excluded;
    }

    /// The run shows the suggestion no more, nor names it as the closest of a row that has no other
    /// one, and its evidence says so.
    private void without(Unit unit, RunStore.StoredRun run, Suggestion gone) {
        FindingStore findings = recount.windows().findings();
        findings.remove(unit, run.id(), gone);
        RunStandings standings = recount.standings();
        Map<RowRef, Standing> open = standings.unsuggested(unit, run, List.of(gone));
        standings.mark(unit, run, open);
        findings.putReasons(
                unit,
                run.id(),
                open.keySet().stream().sorted().map(RunStandings::rejected).toList());
        ReconciliationRun.Outcome before = run.run().outcome();
        if (before != null) {
            ReconciliationRun.Counts was = before.counts();
            var counts =
                    new ReconciliationRun.Counts(
                            was.bookRows(),
                            was.statementRows(),
                            was.matches(),
                            findings.countSuggestions(unit, run.id()),
                            was.unmatched(),
                            was.unsearched());
            var outcome = new ReconciliationRun.Outcome(before.runHash(), counts, before.proofs());
            recount.store(unit, run, outcome, Map.of("rejected", gone));
        }
    }

    private ExcludedRows lift(Asked asked, LiftExclusion lift) {
        Unit unit = asked.unit();
        requireReason(lift.reason());
        ExclusionStore.StoredExclusion before = store.get(unit, lift.id());
        ExcludedRows lifted = before.shown();
        store.lift(unit, before);
        audit.record(
                unit,
                asked.actor(),
                "LIFT_EXCLUSION",
                subject(lifted),
                lifted,
                null,
                lift.reason());
        return lifted;
    }

    private static void requireReason(String reason) {
        if (reason.strip().length() < LEAST_REASON) {
            throw Refused.at(
                    "reason", Problem.Code.BAD_VALUE, "Say in at least 10 characters why.");
        }
    }

    private static String subject(ExcludedRows excluded) {
        return "match/" + excluded.id().value();
    }
}
