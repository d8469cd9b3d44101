package fidus.server.commands;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.InstantSource;
import java.util.Map;

/// `fidus`: exit code 0 when done, 1 when refused, 2 when the words were wrong.
@Command(
        name = "fidus",
        description = "The server of Fidus, and the tools of its administrators.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
public final class FidusCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    /// @param environment the settings of the process
    /// @return the exit code
    public static int run(String[] args, Map<String, String> environment, InstantSource clock) {
        var command =
                new CommandLine(new FidusCommand())
                        .addSubcommand(new ServeCommand(environment, clock))
                        .addSubcommand(new ReadCommand())
                        .addSubcommand(new ImportCommand(environment, clock))
                        .addSubcommand(new ScheduleCommand())
                        .addSubcommand(new MatchCommand())
                        .addSubcommand("fees", FeesCommand.of(environment, clock))
                        .addSubcommand(new CloseCommand(environment, clock))
                        .addSubcommand(new FsckCommand(environment, clock))
                        .addSubcommand(new BackupCommand(environment, clock))
                        .addSubcommand(new RestoreCommand(environment, clock));
        command.setExecutionExceptionHandler(new Refusals());
        return command.execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, such as: fidus serve");
    }
}
