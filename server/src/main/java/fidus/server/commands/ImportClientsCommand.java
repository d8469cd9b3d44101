package fidus.server.commands;

import fidus.funds.FundCode;
import fidus.intake.BadRows;
import fidus.intake.ClientPreview;
import fidus.intake.ClientsTaken;
import fidus.intake.IntakeCalls;
import fidus.intake.ReadClients;
import fidus.intake.TakeClients;

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
import java.util.concurrent.Callable;

@Command(
        name = "clients",
        description = {
            "Says what taking a list of clients in would do; with --confirm takes it in.",
            "A CSV with the columns first_name, last_name, email, phone, country,"
                    + " investment_amount, referral_agent_email.",
            "Exit code 0 when every row is good, 1 when one or all were refused, 2 for wrong words."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class ImportClientsCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin private final DataOptions data = new DataOptions();
    @Mixin private final PersonOptions person = new PersonOptions();

    @Parameters(paramLabel = "FILE", description = "The list.")
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private Path file;

    @Option(names = "--dry-run", description = "Only look, as without --confirm.")
    private boolean dryRun;

    @Option(names = "--confirm", description = "Take the good rows in.")
    private boolean confirm;

    @Option(names = "--all-or-none", description = "Take nothing in when a row is refused.")
    private boolean allOrNone;

    @Option(
            names = "--fund",
            paramLabel = "FUND",
            description = "Whose minimum holds; BALANCE when not said.")
    private FundCode fund = FundCode.BALANCE;

    @Option(
            names = "--agents-from",
            paramLabel = "DATE",
            description = "From when interest earns the agents commissions; today when not said.")
    private @Nullable LocalDate agentsFrom;

    @Option(names = "--json", description = "One JSON object instead of lines.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    /// @param taken absent while the list is only looked at
    private record Shown(String file, ClientPreview preview, @Nullable ClientsTaken taken) {}

    ImportClientsCommand(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (dryRun && confirm) {
            throw new ParameterException(
                    spec.commandLine(), "--dry-run and --confirm are opposites. Give one.");
        }
        try (Session session = Session.open(person, data, environment, clock)) {
            String name = String.valueOf(file.getFileName());
            ClientPreview preview =
                    ListLines.read(
                            session, IntakeCalls.READ_CLIENTS, new ReadClients(name, fund), file);
            ClientsTaken taken = confirm ? taken(session, name, preview) : null;
            var shown = new Shown(file.toString(), preview, taken);
            ListLines.print(spec, json, shown, out -> print(out, shown));
            return ListLines.code(preview);
        }
    }

    private @Nullable ClientsTaken taken(Session session, String name, ClientPreview preview) {
        BadRows bad = ListLines.badRows(allOrNone);
        if (ListLines.isBarred(spec, file, preview, "rows", bad)) {
            return null;
        }
        return session.upload(
                IntakeCalls.TAKE_CLIENTS,
                new TakeClients(
                        name,
                        fund,
                        preview.sha256(),
                        bad,
                        agentsFrom == null ? session.today(clock.instant()) : agentsFrom),
                file);
    }

    private void print(PrintWriter out, Shown shown) {
        ListLines.print(spec, file, shown.preview, "rows", shown.preview.total().toString());
        ClientsTaken taken = shown.taken;
        if (taken != null) {
            out.printf("  %d clients were taken in.%n", taken.taken());
            if (taken.agents() != null) {
                out.println("  Their agents earn once another person approves that.");
            }
            out.println(
                    "  No links for setting a password were made: clients do not sign in here.");
        } else if (!confirm) {
            out.println("  Nothing is stored yet; give --confirm to take the good rows in.");
        }
    }
}
