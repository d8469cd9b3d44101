package fidus.server.commands;

import fidus.approvals.Prepared;
import fidus.close.AboutClose;
import fidus.close.CloseAct;
import fidus.close.CloseBlock;
import fidus.close.CloseCalls;
import fidus.close.CloseMonth;
import fidus.close.CloseStep;
import fidus.close.RunStep;
import fidus.close.SignClose;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.Job;
import fidus.jobs.JobState;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

import java.util.Objects;
import java.util.stream.Collectors;

/// A step of a month's close that one person does. What another person decides is only asked for.
final class StepByCommand {
    @Option(
            names = "--step",
            required = true,
            paramLabel = "STEP",
            description = {
                "Does this step: FREEZE, SNAPSHOT, MARK_TO_MARKET, ACCRUALS, PAYMENTS (carries over"
                        + " what is not paid), YEAR_END, or SIGN_OFF, which asks another person"
                        + " to lock the month."
            })
    private @Nullable StepKind step;

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            description = "With SIGN_OFF: what the second person should know.")
    private String note = "";

    @ArgGroup(exclusive = false, multiplicity = "1")
    private PersonOptions person = new PersonOptions();

    PersonOptions person() {
        return person;
    }

    /// What came of it.
    ///
    /// @param month as it stands afterwards
    /// @param said in one sentence
    record Outcome(CloseMonth month, String said) {}

    /// A step that is done already, or is none of this month, is left as it is.
    ///
    /// @throws Refused `WRONG_STATE` with what blocks it, or where it is done, and as the server
    ///   refuses it
    Outcome done(Session session, String period) {
        StepKind kind = Objects.requireNonNull(step);
        var about = new AboutClose(period);
        CloseStep before = session.ask(CloseCalls.MONTH, about).step(kind);
        if (before.stepState().isSettled()) {
            return new Outcome(
                    session.ask(CloseCalls.MONTH, about),
                    kind + " is " + before.stepState() + " already; nothing was done.");
        }
        CloseAct act = before.act();
        if (before.stepState() == StepState.BLOCKED || act == null) {
            throw Refused.because(Problem.Code.WRONG_STATE, why(before));
        }
        String said = act(session, new Asked(kind, period, act));
        CloseMonth after = session.ask(CloseCalls.MONTH, about);
        if (act != CloseAct.SIGN_OFF && !after.step(kind).stepState().isSettled()) {
            throw Refused.because(Problem.Code.WRONG_STATE, said + " " + why(after.step(kind)));
        }
        return new Outcome(after, said);
    }

    private record Asked(StepKind kind, String period, CloseAct act) {}

    private String act(Session session, Asked asked) {
        var about = new AboutClose(asked.period);
        return switch (asked.act) {
            case FREEZE -> {
                var _ = session.ask(CloseCalls.FREEZE, about);
                yield "The month is frozen.";
            }
            case CARRY_OVER -> {
                var _ = session.ask(CloseCalls.CARRY, about);
                yield "What is not paid is carried over.";
            }
            case TAKE_SNAPSHOT, MARK_TO_MARKET, ACCRUE, CLOSE_YEAR -> run(session, asked);
            case SIGN_OFF -> {
                Prepared waits =
                        session.ask(CloseCalls.SIGN_OFF, new SignClose(asked.period, note));
                yield waits.title()
                        + ": waits for another person, who approves it on the desktop, under"
                        + " Approvals. Digest "
                        + waits.digest();
            }
            case RECORD_START ->
                    throw Refused.because(
                            Problem.Code.WRONG_STATE,
                            "What begins the next month is entered on the desktop, under Month-end"
                                    + " close.");
        };
    }

    private static String run(Session session, Asked asked) {
        Job job = session.await(session.ask(CloseCalls.RUN, new RunStep(asked.period, asked.kind)));
        String outcome = Objects.requireNonNullElse(job.outcome(), "");
        if (job.jobState() != JobState.DONE) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE, job.title() + ": " + job.jobState() + ". " + outcome);
        }
        return outcome;
    }

    private static String why(CloseStep step) {
        String blocks =
                step.blocks().stream()
                        .map(CloseBlock::message)
                        .filter(message -> !message.equals(step.words()))
                        .collect(Collectors.joining(" "));
        return step.stepKind()
                + " is "
                + step.stepState()
                + ": "
                + step.words()
                + (blocks.isEmpty() ? "" : " " + blocks);
    }
}
