package fidus.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Who follows a break up, and what it seems to come from before anybody has explained it. Neither
/// moves it to another state.
public final class BreakCare {
    private BreakCare() {}

    /// Gives it to an owner; an explanation stays what it is.
    ///
    /// @param name of the owner, for its history
    /// @throws Refused `WRONG_STATE` when it is settled
    public static ReconciliationBreak assigned(
            ReconciliationBreak before, Act act, String owner, String name) {
        BreakState state = before.breakState();
        if (state != BreakState.OPEN && state != BreakState.EXPLAINED) {
            throw refused(before, "nobody follows it up any more");
        }
        return with(before, act, owner, before.findings().causeCode(), "Given to " + name);
    }

    /// What an open break seems to come from.
    ///
    /// @throws Refused `WRONG_STATE` when it is not open, `BAD_VALUE` for the system's own cause
    ///   and for one that compliance is told of, which only an explanation gives
    public static ReconciliationBreak caused(ReconciliationBreak before, Act act, CauseCode cause) {
        if (before.breakState() != BreakState.OPEN) {
            throw refused(before, "its cause is part of its explanation");
        }
        if (cause == CauseCode.CLEARED_BY_DATA) {
            throw Refused.at(
                    "causeCode",
                    Problem.Code.BAD_VALUE,
                    "CLEARED_BY_DATA is set by the system alone.");
        }
        if (cause.alertsCompliance()) {
            throw Refused.at(
                    "causeCode",
                    Problem.Code.BAD_VALUE,
                    cause + " is told to compliance. Explain the break with it.");
        }
        return with(before, act, before.findings().owner(), cause, "Seems to be " + cause);
    }

    private static Refused refused(ReconciliationBreak one, String why) {
        return Refused.because(
                Problem.Code.WRONG_STATE,
                "Break "
                        + one.rule()
                        + " of "
                        + one.key()
                        + " is "
                        + one.breakState()
                        + "; "
                        + why
                        + ".");
    }

    private static ReconciliationBreak with(
            ReconciliationBreak before,
            Act act,
            @Nullable String owner,
            @Nullable CauseCode cause,
            String step) {
        ReconciliationBreak.Findings was = before.findings();
        List<ReconciliationBreak.Step> history = new ArrayList<>(before.history());
        history.add(
                new ReconciliationBreak.Step(act.on(), act.personId(), before.breakState(), step));
        return new ReconciliationBreak(
                before.id(),
                before.firstSeenRun(),
                before.lastSeenRun(),
                before.rule(),
                before.key(),
                before.left(),
                before.right(),
                before.difference(),
                before.severity(),
                before.firstSeenOn(),
                before.breakState(),
                new ReconciliationBreak.Findings(
                        owner,
                        cause,
                        was.note(),
                        was.explainedBy(),
                        was.resolutionEntry(),
                        was.linkedMatch(),
                        was.endedBy()),
                history,
                before.version() + 1);
    }
}
