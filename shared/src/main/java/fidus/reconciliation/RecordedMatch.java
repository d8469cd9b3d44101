package fidus.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

/// A match that is kept, with how it came about and whether it still stands. Undoing one frees its
/// rows and nothing else.
///
/// @param reason why it was made by hand or undone
public record RecordedMatch(
        MatchId id,
        RunId run,
        Match match,
        Origin matchOrigin,
        State matchState,
        @Nullable String personId,
        @Nullable String reason,
        int version) {

    public enum Origin {
        AUTO,
        SUGGESTION_ACCEPTED,
        MANUAL
    }

    public enum State {
        MATCHED,
        UNDONE
    }

    private static final int LEAST_REASON = 10;

    public static RecordedMatch auto(MatchId id, RunId run, Match match) {
        return new RecordedMatch(id, run, match, Origin.AUTO, State.MATCHED, null, null, 1);
    }

    /// MATCHED → UNDONE.
    ///
    /// @param runState of the run the match belongs to
    /// @throws Refused `WRONG_STATE` when it is undone already or its run is signed off,
    ///   `BAD_VALUE` for a reason below 10 characters
    public RecordedMatch undo(Act act, String why, RunState runState) {
        if (matchState == State.UNDONE) {
            throw Refused.because(Problem.Code.WRONG_STATE, "This match is undone already.");
        }
        if (runState == RunState.SIGNED_OFF || runState == RunState.LOCKED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE, "A match of a signed-off run cannot be undone.");
        }
        if (why.strip().length() < LEAST_REASON || why.length() > 2_000) {
            throw Refused.at(
                    "reason",
                    Problem.Code.BAD_VALUE,
                    "Say in 10 to 2,000 characters why the match is undone.");
        }
        return new RecordedMatch(
                id,
                run,
                match,
                matchOrigin,
                State.UNDONE,
                act.personId(),
                why.strip(),
                version + 1);
    }
}
