package fidus.server.commands;

import fidus.approvals.Prepared;
import fidus.intake.BadRows;
import fidus.intake.ContractPreview;
import fidus.intake.IntakeCalls;
import fidus.intake.PrepareContracts;
import fidus.intake.ReadContracts;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "contracts",
        description = {
            "Says what taking a list of running contracts over would do; with --ask lets it wait"
                    + " for another person, after whose approval a job does it.",
            "A CSV with the columns docs/intake.md lists.",
            "Exit code 0 when every contract is good, 1 when one or all were refused, 2 for wrong"
                    + " words."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class ImportContractsCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin private final DataOptions data = new DataOptions();
    @Mixin private final PersonOptions person = new PersonOptions();

    @Parameters(paramLabel = "FILE", description = "The list.")
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private Path file;

    @Option(
            names = "--until",
            required = true,
            paramLabel = "DATE",
            description = "The last day before these books are responsible.")
    private @Nullable LocalDate until;

    @Option(names = "--ask", description = "Let the good contracts wait for another person.")
    private boolean ask;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "With --ask: where the contracts and their payments are on file.")
    private String reason = "";

    @Option(names = "--all-or-none", description = "Ask for nothing when a contract is refused.")
    private boolean allOrNone;

    @Option(names = "--json", description = "One JSON object instead of lines.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    /// @param waits absent while the list is only looked at
    private record Shown(String file, ContractPreview preview, @Nullable Prepared waits) {}

    ImportContractsCommand(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (ask == reason.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), "--ask and --reason TEXT belong together.");
        }
        LocalDate last = Objects.requireNonNull(until);
        try (Session session = Session.open(person, data, environment, clock)) {
            String name = String.valueOf(file.getFileName());
            ContractPreview preview =
                    ListLines.read(
                            session,
                            IntakeCalls.READ_CONTRACTS,
                            new ReadContracts(name, last),
                            file);
            Prepared waits = ask ? prepared(session, preview) : null;
            var shown = new Shown(file.toString(), preview, waits);
            ListLines.print(spec, json, shown, out -> print(out, shown));
            return ListLines.code(preview);
        }
    }

    private @Nullable Prepared prepared(Session session, ContractPreview preview) {
        BadRows bad = ListLines.badRows(allOrNone);
        if (ListLines.isBarred(spec, file, preview, "contracts", bad)) {
            return null;
        }
        return session.upload(
                IntakeCalls.PREPARE_CONTRACTS,
                new PrepareContracts(
                        preview.fileName(), preview.takenOverOn(), preview.sha256(), bad, reason),
                file);
    }

    private void print(PrintWriter out, Shown shown) {
        ListLines.print(spec, file, shown.preview, "contracts", "");
        shown.preview
                .opens()
                .forEach(
                        sum ->
                                out.printf(
                                        "  opens on %s: %s %s%n",
                                        sum.account(),
                                        sum.sum().signum() < 0 ? "credit" : "debit",
                                        sum.sum().abs()));
        if (shown.waits != null) {
            out.println("  Waits for another person to approve it on the desktop.");
        } else if (!ask) {
            out.println("  Nothing is stored; give --ask and --reason to ask another person.");
        }
    }
}
