package fidus.server.commands;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunCard;
import fidus.fees.runs.FeeRunPage;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeStep;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.FindFeeRuns;
import fidus.fees.runs.StartFeeRuns;
import fidus.jobs.Job;
import fidus.jobs.JobState;
import fidus.server.fees.FeeRuns;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "preview",
        description = {
            "Computes a month's fees as they would be posted, and shows each run with its digest;"
                    + " posts nothing.",
            "With --ask each computed run waits for another person's approval on the desktop; the"
                    + " digest it then shows is what `fidus fees post` needs.",
            "Exit code 0 when every manager's run was computed, 1 when one is blocked or refused."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class PreviewFees implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin private final DataOptions data = new DataOptions();
    @Mixin private final PersonOptions person = new PersonOptions();

    @Option(
            names = "--month",
            required = true,
            paramLabel = "MONTH",
            description = "Such as 2027-03.")
    private @Nullable YearMonth month;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "MANAGER_PERFORMANCE (default) or MANAGER_MANAGEMENT.")
    private FeeType type = FeeType.MANAGER_PERFORMANCE;

    @Option(names = "--ask", description = "Prepare each computed run for another person.")
    private boolean ask;

    @Option(names = "--json", description = "One JSON object per run instead of lines.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    /// What is printed of one run.
    ///
    /// @param approval what waits for another person now; absent without `--ask`
    private record Shown(FeeRunPage page, @Nullable Prepared approval) {}

    PreviewFees(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        String period = Objects.requireNonNull(month).toString();
        try (Session session = Session.open(person, data, environment, clock)) {
            Job job =
                    session.await(
                            session.ask(
                                    FeeCalls.START,
                                    new StartFeeRuns(period, type, FeeStep.PREVIEW, null)));
            String outcome = String.valueOf(job.outcome());
            boolean whole = job.jobState() == JobState.DONE && !FeeRuns.isBlocked(outcome);
            for (FeeRunCard card :
                    session.ask(FeeCalls.RUNS, new FindFeeRuns(period, null)).runs()) {
                if (card.feeType() == type && card.feeRunState() != FeeRunState.REVERSED) {
                    print(shown(session, card, whole));
                }
            }
            if (!whole) {
                spec.commandLine()
                        .getErr()
                        .println(
                                "fidus: "
                                        + period
                                        + ": "
                                        + outcome
                                        + (ask ? " Nothing was asked for. " : " ")
                                        + "Put right what blocks and compute again.");
            }
            return whole ? 0 : 1;
        }
    }

    private Shown shown(Session session, FeeRunCard card, boolean whole) {
        var about = new AboutFeeRun(card.id());
        Prepared approval =
                ask && whole && card.feeRunState() == FeeRunState.PREVIEWED
                        ? waiting(session, about)
                        : null;
        return new Shown(session.ask(FeeCalls.RUN, about), approval);
    }

    /// Asks for another person's approval, or finds what waits since it was asked for before.
    private static Prepared waiting(Session session, AboutFeeRun about) {
        try {
            return session.ask(FeeCalls.APPROVE, about);
        } catch (Refused e) {
            if (e.problem().code() != Problem.Code.ALREADY_PENDING) {
                throw e;
            }
            var subject = new FindPrepared("fee-run/" + about.id().value(), true);
            return session.ask(ApprovalCalls.FIND, subject).prepared().stream()
                    .filter(one -> one.command().equals("APPROVE_FEE_RUN"))
                    .findFirst()
                    .orElseThrow(() -> e);
        }
    }

    private void print(Shown shown) {
        PrintWriter out = spec.commandLine().getOut();
        FeeRun run = shown.page.run();
        if (json) {
            out.println(Canonical.text(shown));
        } else {
            out.printf(
                    "%s of %s for %s: %s, accrued %s, %s%n  run %s%n  result %s%n",
                    run.feeType().words(),
                    run.payee(),
                    run.period(),
                    run.fee(),
                    run.accrued(),
                    run.feeRunState(),
                    run.id().value(),
                    run.resultDigest());
            shown.page.drift().forEach(line -> out.println("  changed since: " + line));
            if (shown.approval != null) {
                out.printf(
                        "  waits for another person; then: fidus fees post %s --digest %s%n",
                        run.id().value(), shown.approval.digest());
            }
        }
        out.flush();
    }
}
