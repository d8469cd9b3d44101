package fidus.server.fees;

import fidus.auth.PersonId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunState;

import java.time.Instant;
import java.time.LocalDate;

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

    /// The approval is taken back; what was computed stays to be looked at.
    static FeeRun withdrawn(FeeRun run) {
        check(run, FeeRunState.APPROVED);
        return run.moved(FeeRunState.PREVIEWED, run.steps().withdrawn());
    }

    static FeeRun posted(FeeRun run, Instant at) {
        check(run, FeeRunState.APPROVED);
        return run.moved(FeeRunState.POSTED, run.steps().posted(at));
    }

    /// @param whole whether nothing is due after it
    static FeeRun paid(FeeRun run, FeePaid payment, boolean whole) {
        check(run, FeeRunState.POSTED);
        return run.moved(whole ? FeeRunState.PAID : FeeRunState.POSTED, run.steps().paid(payment));
    }

    /// @param whole whether neither side owes the other anything after it
    static FeeRun gaveBack(FeeRun run, FeePaid back, boolean whole) {
        FeeRunState state = whole ? FeeRunState.PAID : run.feeRunState();
        return run.moved(state, run.steps().paid(back));
    }

    /// A run that was reversed after it was paid stays reversed; it hands that payment over to no
    /// other any more.
    ///
    /// @param on first day on which the books have it back
    static FeeRun unpaid(FeeRun run, String payment, LocalDate on) {
        FeeRunState state =
                run.feeRunState() == FeeRunState.REVERSED
                        ? FeeRunState.REVERSED
                        : FeeRunState.POSTED;
        return run.moved(state, run.steps().returned(payment, on));
    }

    /// Something is due on it again, because a payment of a reversed run came back.
    static FeeRun owing(FeeRun run) {
        check(run, FeeRunState.PAID);
        return run.moved(FeeRunState.POSTED, run.steps());
    }

    static FeeRun reversed(FeeRun run, String reason, Instant at) {
        return run.moved(FeeRunState.REVERSED, run.steps().reversed(reason, at));
    }
}
