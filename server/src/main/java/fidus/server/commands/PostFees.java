package fidus.server.commands;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunId;
import fidus.fees.runs.FeeRunState;
import fidus.server.fees.FeeRuns;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;

@Command(
        name = "post",
        description = {
            "Posts a fee run into the books, when what `fidus fees preview --ask` showed was"
                    + " approved by another person.",
            "Exit code 0 when it is posted, also if it was before; 1 when it is refused, and then"
                    + " nothing was changed."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class PostFees implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin private final DataOptions data = new DataOptions();
    @Mixin private final PersonOptions person = new PersonOptions();

    @Parameters(paramLabel = "RUN", description = "The run's id.")
    private @Nullable UUID run;

    @Option(
            names = "--digest",
            required = true,
            paramLabel = "DIGEST",
            description = "Of what was shown when the approval was asked for.")
    private String digest = "";

    @Option(names = "--json", description = "The posted run as one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    PostFees(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var id = new FeeRunId(Objects.requireNonNull(run));
        try (Session session = Session.open(person, data, environment, clock)) {
            FeeRun before = session.ask(FeeCalls.RUN, new AboutFeeRun(id)).run();
            checkApproved(session, before);
            FeeRun posted =
                    before.feeRunState() == FeeRunState.POSTED
                            ? before
                            : session.ask(FeeCalls.POST, new AboutFeeRun(id));
            var out = spec.commandLine().getOut();
            out.println(
                    json
                            ? Canonical.text(posted)
                            : "%s of %s for %s, %s: %s"
                                    .formatted(
                                            posted.feeType().words(),
                                            posted.payee(),
                                            posted.period(),
                                            posted.fee(),
                                            posted.feeRunState()));
            out.flush();
            return 0;
        }
    }

    private void checkApproved(Session session, FeeRun asked) {
        Prepared shown =
                session
                        .ask(
                                ApprovalCalls.FIND,
                                new FindPrepared(FeeRuns.subject(asked.id()), false))
                        .prepared()
                        .stream()
                        .filter(prepared -> prepared.digest().equals(digest))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Refused.at(
                                                "digest",
                                                Problem.Code.VOIDED,
                                                "Nothing with this digest was shown of the run of "
                                                        + asked.payee()
                                                        + " for "
                                                        + asked.period()
                                                        + ". Take it from `fidus fees preview"
                                                        + " --ask`."));
        if (shown.preparedState() != PreparedState.APPROVED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    shown.title()
                            + " is "
                            + shown.preparedState()
                            + ", not APPROVED. Another person decides it on the desktop, under"
                            + " Approvals.");
        }
    }
}
