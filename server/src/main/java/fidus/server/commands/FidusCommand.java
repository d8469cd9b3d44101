package fidus.server.commands;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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

    /// Where a command says what it did.
    ///
    /// @param err why it did not
    public record Told(PrintWriter out, PrintWriter err) {}

    /// @param environment the settings of the process
    /// @return the exit code
    public static int run(String[] args, Map<String, String> environment, InstantSource clock) {
        return command(args, environment, clock).execute(args);
    }

    /// Says it there instead of where the process does. What `serve` prints is not meant.
    public static int run(
            String[] args, Map<String, String> environment, InstantSource clock, Told told) {
        return command(args, environment, clock).setOut(told.out).setErr(told.err).execute(args);
    }

    private static CommandLine command(
            String[] args, Map<String, String> environment, InstantSource clock) {
        Map<String, Supplier<CommandLine>> all = subcommands(List.of(args), environment, clock);
        String asked = args.length == 0 ? "" : args[0];
        var command = new CommandLine(new FidusCommand());
        // Reading the words of all of them takes longer than many a command.
        all.forEach(
                (name, made) -> {
                    if (name.equals(asked) || !all.containsKey(asked)) {
                        command.addSubcommand(name, made.get());
                    }
                });
        command.setExecutionExceptionHandler(new Refusals());
        PlainWords.read(command);
        return command;
    }

    private static Map<String, Supplier<CommandLine>> subcommands(
            List<String> words, Map<String, String> environment, InstantSource clock) {
        var all = new LinkedHashMap<String, Supplier<CommandLine>>();
        all.put("serve", () -> new CommandLine(new ServeCommand(environment, clock)));
        all.put("read", () -> new CommandLine(new ReadCommand()));
        all.put("import", () -> ImportListsCommand.of(words, environment, clock));
        all.put("schedule", () -> new CommandLine(new ScheduleCommand()));
        all.put("match", () -> new CommandLine(new MatchCommand()));
        all.put("fees", () -> FeesCommand.of(environment, clock));
        all.put("journal", () -> JournalCommand.of(environment, clock));
        all.put("close", () -> new CommandLine(new CloseCommand(environment, clock)));
        all.put("fsck", () -> new CommandLine(new FsckCommand(environment, clock)));
        all.put("backup", () -> new CommandLine(new BackupCommand(environment, clock)));
        all.put("restore", () -> new CommandLine(new RestoreCommand(environment, clock)));
        all.put("keys", () -> new CommandLine(new KeysCommand(environment, clock)));
        all.put("prepare", () -> new CommandLine(new PrepareCommand()));
        return all;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, such as: fidus serve");
    }
}
