package fidus.server.rebates;

import fidus.ledger.Postings;
import fidus.rebates.RebateRun;
import fidus.rebates.RebateRunState;
import fidus.server.audit.Actor;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import java.time.YearMonth;
import java.util.List;

/// What a broker owes by an approved run, in the journal (E15).
final class Claims {
    private static final String INCOME = "4200";

    private final RebateRuns runs;
    private final Rebates.Ground ground;

    Claims(RebateRuns runs, Rebates.Ground ground) {
        this.runs = runs;
        this.ground = ground;
    }

    /// Posts an approved run; one that is posted already stays.
    ///
    /// @throws fidus.contract.Refused `WRONG_STATE`
    RebateRun post(Unit unit, Actor actor, RebateRun run) {
        if (run.rebateRunState().posted()) {
            return run;
        }
        RebateRuns.needs(run, RebateRunState.APPROVED);
        if (run.claimed().signum() > 0) {
            ground.ledger().post(unit, actor, run.steps().checkerId(), entry(unit, run));
        }
        return runs.claimed(unit, actor, run);
    }

    private NewEntry entry(Unit unit, RebateRun run) {
        return new NewEntry(
                Rebates.EVENT,
                Rebates.subject(run.id()),
                "claim",
                ground.ledger()
                        .countsOn(
                                unit, Rebates.EVENT, YearMonth.parse(run.period()).atEndOfMonth()),
                List.of(
                        Postings.debit(Rebates.RECEIVABLE, run.claimed(), Rebates.dimensions(run)),
                        Postings.credit(INCOME, run.claimed(), Rebates.dimensions(run))),
                "Rebates of " + run.broker() + " for " + run.period());
    }
}
