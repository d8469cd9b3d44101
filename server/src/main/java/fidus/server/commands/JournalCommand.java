package fidus.server.commands;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.InstantSource;
import java.util.Map;

@Command(
        name = "journal",
        description =
                "Writes the journal as a file, proves and sums such a file, or prepares an entry.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class JournalCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    /// With its own subcommands.
    static CommandLine of(Map<String, String> environment, InstantSource clock) {
        return new CommandLine(new JournalCommand())
                .addSubcommand(new ExportJournal(environment, clock))
                .addSubcommand(new ProveJournal())
                .addSubcommand(new EnterEntry(environment, clock));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do, such as: fidus journal prove FILE");
    }
}
