package fidus.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Who follows a break up, what it seems to come from before anybody has explained it, and what is
/// corrected of an explanation. None of it moves it to another state.
public final class BreakCare {
    private static final String CORRECTED = "Corrected";

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

    /// Another explanation instead of one that was wrong. Whoever gives it has explained the break
    /// too.
    ///
    /// @param note at least 10 characters, 20 for OTHER
    /// @throws Refused `WRONG_STATE` when it is not explained, or by a suspicion of fraud, which
    ///   two persons settle; `BAD_VALUE` when nothing is other than before, and as {@link
    ///   ReconciliationBreak#explain}
    public static ReconciliationBreak corrected(
            ReconciliationBreak before, Act act, String owner, CauseCode cause, String note) {
        ReconciliationBreak.Findings was = before.findings();
        if (before.breakState() != BreakState.EXPLAINED) {
            throw refused(before, "only an explanation is corrected");
        }
        if (was.causeCode() == CauseCode.FRAUD_SUSPECTED) {
            throw refused(before, "fraud is suspected, and two persons settle that");
        }
        BreakTexts.requireExplained(owner, cause, note);
        String said = note.strip();
        if (cause == was.causeCode() && said.equals(was.note())) {
            throw Refused.at(
                    "note",
                    Problem.Code.BAD_VALUE,
                    "This is what the explanation says already. Give another cause or other"
                            + " words.");
        }
        var now =
                new ReconciliationBreak.Findings(
                        owner, cause, said, act.personId(), null, null, null);
        String from = cause == was.causeCode() ? "" : " from " + was.causeCode() + " to " + cause;
        return with(before, act, now, CORRECTED + from + ": " + said);
    }

    /// Everybody who ever explained it or corrected its explanation, by the text of their ids: none
    /// of them closes it, so that nobody frees himself by having another person say it again.
    public static Set<String> explainers(ReconciliationBreak of) {
        Set<String> explainers = new TreeSet<>();
        BreakState was = BreakState.OPEN;
        for (ReconciliationBreak.Step step : of.history()) {
            boolean explains =
                    step.to() == BreakState.EXPLAINED
                            && (was != BreakState.EXPLAINED || step.reason().startsWith(CORRECTED));
            if (explains && !step.personId().equals(Act.SYSTEM)) {
                explainers.add(step.personId());
            }
            was = step.to();
        }
        String last = of.findings().explainedBy();
        if (last != null) {
            explainers.add(last);
        }
        return explainers;
    }

    private static Refused refused(ReconciliationBreak one, String why) {
        return Refused.because(
                Problem.Code.WRONG_STATE,
                "This break is " + one.breakState().words() + "; " + why + ".");
    }

    private static ReconciliationBreak with(
            ReconciliationBreak before,
            Act act,
            @Nullable String owner,
            @Nullable CauseCode cause,
            String step) {
        ReconciliationBreak.Findings was = before.findings();
        var now =
                new ReconciliationBreak.Findings(
                        owner,
                        cause,
                        was.note(),
                        was.explainedBy(),
                        was.resolutionEntry(),
                        was.linkedMatch(),
                        was.endedBy());
        return with(before, act, now, step);
    }

    private static ReconciliationBreak with(
            ReconciliationBreak before, Act act, ReconciliationBreak.Findings now, String step) {
        List<ReconciliationBreak.Step> history = new ArrayList<>(before.history());
        history.add(act.step(before.breakState(), step));
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
                now,
                history,
                before.version() + 1);
    }
}
