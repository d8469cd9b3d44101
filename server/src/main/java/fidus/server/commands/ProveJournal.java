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
            "Proves each entry of a journal's file balanced in every currency and none missing,"
                    + " by the trailer that ends the file, and prints the trial balance.",
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

    @Option(
            names = "--sha256",
            description = "Checks the trailer's SHA-256 too, which takes twice as long.")
    private boolean sha256;

    @Option(
            names = "--without-trailer",
            description =
                    "For a file of a Fidus that wrote none: proves the entries that are there, and"
                            + " not that nothing is missing after them.")
    private boolean withoutTrailer;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        var asked = new JournalProof.Asked(json, sha256, withoutTrailer);
        JournalProof.print(Objects.requireNonNull(file), asked, out);
        return 0;
    }
}
