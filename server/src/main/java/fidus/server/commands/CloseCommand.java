package fidus.server.commands;

import fidus.close.CloseMonth;
import fidus.close.CloseStep;
import fidus.contract.Canonical;
import fidus.ledger.PeriodState;
import fidus.server.Database;
import fidus.server.Features;
import fidus.server.RunningFidus;
import fidus.server.ServerConfig;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
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
        name = "close",
        description = {
            "Shows the checklist of a month's close with what blocks it; changes nothing. With"
                    + " --step it does the step that one person does; another person locks the"
                    + " month on the desktop, under Approvals.",
            "Exit code 0 when the month is locked or ready to be signed, 1 while something is not"
                    + " done. With --step 0 when the step is done, was done before, or waits for"
                    + " another person; 1 when it is refused, with what blocks it; 2 for words"
                    + " that cannot be read."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class CloseCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin private final DataOptions data = new DataOptions();

    @Option(
            names = "--month",
            required = true,
            paramLabel = "MONTH",
            description = "Such as 2027-03.")
    private @Nullable YearMonth month;

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private @Nullable StepByCommand deed;

    @Option(names = "--json", description = "One JSON object instead of lines.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    CloseCommand(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        String period = Objects.requireNonNull(month).toString();
        StepByCommand wanted = deed;
        if (wanted != null) {
            return done(wanted, period);
        }
        ServerConfig config = data.config(environment, null, false);
        try (Database database = Database.open(config, clock)) {
            Features features = RunningFidus.features(config, database, clock);
            try (var _ = features.jobs()) {
                CloseMonth seen =
                        database.mongo().read(unit -> features.monthEnd().month(unit, period));
                shown(seen, "");
                return seen.ready() || seen.periodState() == PeriodState.LOCKED ? 0 : 1;
            }
        }
    }

    private int done(StepByCommand wanted, String period) {
        try (Session session = Session.open(wanted.person(), data, environment, clock)) {
            StepByCommand.Outcome outcome = wanted.done(session, period);
            shown(outcome.month(), outcome.said());
            return 0;
        }
    }

    /// @param said of what was done; empty for nothing
    private void shown(CloseMonth seen, String said) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Canonical.text(seen));
        } else {
            if (!said.isEmpty()) {
                out.printf("%s%n%n", said);
            }
            print(seen, out);
        }
        out.flush();
    }

    private static void print(CloseMonth month, PrintWriter out) {
        out.printf(
                "%s is %s, version %d%n%n", month.period(), month.periodState(), month.version());
        for (CloseStep step : month.steps()) {
            out.printf("%-16s %-15s %s%n", step.stepKind(), step.stepState(), step.words());
            step.blocks().stream()
                    .filter(block -> !block.message().equals(step.words()))
                    .forEach(block -> out.printf("%33s%s%n", "- ", block.message()));
        }
        long tied = month.tieOuts().stream().filter(tie -> tie.isSettled()).count();
        out.printf("%n%d of %d tie-outs hold.%n", tied, month.tieOuts().size());
        month.history()
                .forEach(
                        head ->
                                out.printf(
                                        "Version %d, signed by %s and %s at %s: %s%n",
                                        head.version(),
                                        head.preparedBy(),
                                        head.reviewedBy(),
                                        head.lockedAt(),
                                        head.hash()));
        if (!month.waiting().isEmpty()) {
            out.println(month.waiting());
        }
    }
}
