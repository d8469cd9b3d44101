package fidus.server.commands;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "prove",
        description = {
            "Proves each entry of a journal's file balanced in every currency and none missing"
                    + " between the first and the last, and prints the trial balance.",
            "Needs no data. Exit code 1 names the first line that is wrong."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class ProveJournal implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Written by fidus journal export.")
    private @Nullable Path file;

    @Option(names = "--json", description = "One JSON object instead of lines.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        JournalProof.print(Objects.requireNonNull(file), json, out);
        return 0;
    }
}
