package fidus.server.fees;

import fidus.auth.PersonId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunState;
import fidus.server.approvals.Approvals.Decided;

import org.jspecify.annotations.Nullable;

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

    static FeeRun approved(FeeRun run, Decided by, Instant at) {
        check(run, FeeRunState.PREVIEWED);
        return with(run, FeeRunState.APPROVED, by.checker().id(), at, null, null, null, null);
    }

    static FeeRun posted(FeeRun run, Instant at) {
        check(run, FeeRunState.APPROVED);
        return with(
                run, FeeRunState.POSTED, run.checkerId(), run.approvedAt(), at, null, null, null);
    }

    static FeeRun paid(FeeRun run, FeePaid payment) {
        check(run, FeeRunState.POSTED);
        return with(
                run,
                FeeRunState.PAID,
                run.checkerId(),
                run.approvedAt(),
                run.postedAt(),
                payment,
                null,
                null);
    }

    static FeeRun unpaid(FeeRun run) {
        check(run, FeeRunState.PAID);
        return with(
                run,
                FeeRunState.POSTED,
                run.checkerId(),
                run.approvedAt(),
                run.postedAt(),
                null,
                null,
                null);
    }

    static FeeRun reversed(FeeRun run, String reason, Instant at) {
        return with(
                run,
                FeeRunState.REVERSED,
                run.checkerId(),
                run.approvedAt(),
                run.postedAt(),
                run.payment(),
                at,
                reason);
    }

    @SuppressWarnings("TooManyParameters") // every field that any move may change, once
    private static FeeRun with(
            FeeRun run,
            FeeRunState state,
            @Nullable PersonId checker,
            @Nullable Instant approvedAt,
            @Nullable Instant postedAt,
            @Nullable FeePaid payment,
            @Nullable Instant reversedAt,
            @Nullable String reason) {
        return new FeeRun(
                run.id(),
                run.feeType(),
                run.payeeId(),
                run.payee(),
                run.period(),
                run.revision(),
                state,
                run.snapshotId(),
                run.snapshotHash(),
                run.parts(),
                run.accrued(),
                run.fee(),
                run.takenByBroker(),
                run.inputsDigest(),
                run.resultDigest(),
                run.makerId(),
                run.previewedAt(),
                checker,
                approvedAt,
                postedAt,
                payment,
                reversedAt,
                reason,
                run.version() + 1);
    }
}
