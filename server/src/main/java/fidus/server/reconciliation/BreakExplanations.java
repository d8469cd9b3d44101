package fidus.server.reconciliation;

import fidus.reconciliation.Act;
import fidus.reconciliation.BreakCare;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

/// What persons say of breaks, and what they say otherwise later.
final class BreakExplanations {
    static final String EXPLAIN = "EXPLAIN_BREAK";
    private static final String CORRECT = "CORRECT_EXPLANATION";

    private final Breaks breaks;

    BreakExplanations(Breaks breaks) {
        this.breaks = breaks;
    }

    void routes(Routes routes) {
        routes.answer(ReconciliationCalls.EXPLAIN, this::explainOrCorrect);
    }

    /// One that is explained already is explained otherwise. In lists of breaks that is refused, so
    /// that nobody writes over explanations that he did not look at.
    ///
    /// @throws fidus.contract.Refused `ALREADY_PENDING` while another person decides about it,
    ///   unless fraud is suspected: that waits for nobody
    private BreakCard explainOrCorrect(Asked asked, ExplainBreak explain) {
        Unit unit = asked.unit();
        BreakStore.StoredBreak before = breaks.current(unit, explain.id(), explain.version());
        if (before.found().breakState() != BreakState.EXPLAINED) {
            return said(asked, explain, before, EXPLAIN);
        }
        if (!explain.causeCode().alertsCompliance()) {
            breaks.requireDecided(unit, before.id());
        }
        return said(asked, explain, before, CORRECT);
    }

    /// @throws fidus.contract.Refused `WRONG_STATE` unless it is open
    BreakCard explain(Asked asked, ExplainBreak explain) {
        return said(
                asked,
                explain,
                breaks.current(asked.unit(), explain.id(), explain.version()),
                EXPLAIN);
    }

    private BreakCard said(
            Asked asked, ExplainBreak explain, BreakStore.StoredBreak before, String action) {
        Unit unit = asked.unit();
        breaks.owners().require(unit, explain.owner());
        Act act = Reconciliations.act(unit, asked.actor());
        String owner = explain.owner().value().toString();
        CauseCode cause = explain.causeCode();
        ReconciliationBreak after =
                action.equals(CORRECT)
                        ? BreakCare.corrected(before.found(), act, owner, cause, explain.note())
                        : before.found().explain(act, owner, cause, explain.note());
        BreakStore.StoredBreak stored =
                breaks.change(unit, asked.actor(), before, after, action, explain.note());
        if (cause.alertsCompliance()) {
            breaks.rowsThatWait().stop(unit, asked.actor(), stored);
            breaks.suspicions().tell(unit, asked.actor(), stored, explain.note());
        }
        return breaks.card(unit, stored);
    }
}
