package fidus.server.fees;

import fidus.auth.PersonId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunState;

import java.time.Instant;

/// The moves of a run.
final class RunStates {
    private RunStates() {}

    /// @throws Refused `WRONG_STATE`
    static void check(FeeRun run, FeeRunState needed) {
        if (run.feeRunState() != needed) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "This run is "
                            + run.feeRunState()
                            + "; this needs one that is "
                            + needed
                            + ".");
        }
    }

    static FeeRun approved(FeeRun run, PersonId by, Instant at) {
        check(run, FeeRunState.PREVIEWED);
        return run.moved(FeeRunState.APPROVED, run.steps().approved(by, at));
    }

    static FeeRun posted(FeeRun run, Instant at) {
        check(run, FeeRunState.APPROVED);
        return run.moved(FeeRunState.POSTED, run.steps().posted(at));
    }

    static FeeRun paid(FeeRun run, FeePaid payment) {
        check(run, FeeRunState.POSTED);
        return run.moved(FeeRunState.PAID, run.steps().paid(payment));
    }

    /// A run that was reversed after it was paid stays reversed; it hands nothing over any more.
    static FeeRun unpaid(FeeRun run) {
        if (run.feeRunState() == FeeRunState.REVERSED && run.steps().payment() != null) {
            return run.moved(FeeRunState.REVERSED, run.steps().returned());
        }
        check(run, FeeRunState.PAID);
        return run.moved(FeeRunState.POSTED, run.steps().paid(null));
    }

    static FeeRun reversed(FeeRun run, String reason, Instant at) {
        return run.moved(FeeRunState.REVERSED, run.steps().reversed(reason, at));
    }
}
