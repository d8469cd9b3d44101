package fidus.server.commands;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.InstantSource;
import java.util.Map;

@Command(
        name = "fees",
        description = {
            "Computes a month's fees and posts what another person approved; writes the file of a"
                    + " fee run, or computes such a file again."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class FeesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    /// With its own subcommands.
    static CommandLine of(Map<String, String> environment, InstantSource clock) {
        return new CommandLine(new FeesCommand())
                .addSubcommand(new PreviewFees(environment, clock))
                .addSubcommand(new PostFees(environment, clock))
                .addSubcommand(new ExportFees(environment, clock))
                .addSubcommand(new RecomputeFees());
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do, such as: fidus fees preview --month 2027-03");
    }
}
