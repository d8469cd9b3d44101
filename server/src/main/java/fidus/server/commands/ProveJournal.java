package fidus.server.commands;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.ledger.JournalFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
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
        Path from = Objects.requireNonNull(file);
        try (InputStream in = new FileInputStream(from.toFile())) {
            JournalFile.Proven proven = proven(in);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Canonical.text(proven));
            } else {
                print(proven, out);
            }
            out.flush();
            return 0;
        } catch (FileNotFoundException e) {
            throw Refused.because(Problem.Code.UNREADABLE, "There is no file " + from + ".");
        }
    }

    private JournalFile.Proven proven(InputStream in) throws IOException {
        return withoutTrailer
                ? JournalFile.proveEntries(in)
                : JournalFile.prove(in, sha256 ? JournalFile.Sum.SHA256 : JournalFile.Sum.CRC32C);
    }

    private static void print(JournalFile.Proven proven, PrintWriter out) {
        for (JournalFile.Line line : proven.lines()) {
            out.println(
                    line.account()
                            + " "
                            + line.currency()
                            + right(line.debit().toPlainString())
                            + right(line.credit().toPlainString())
                            + right(line.balance().toPlainString())
                            + "  "
                            + line.name());
        }
        out.println(
                proven.entries()
                        + " entries, "
                        + proven.from()
                        + " to "
                        + proven.to()
                        + ", with "
                        + proven.postings()
                        + " postings; each is balanced, "
                        + (proven.complete()
                                ? "none is missing."
                                : "none is missing between. Whether more followed is not"
                                        + " proven: there is no trailer."));
    }

    private static String right(String amount) {
        return " ".repeat(Math.max(1, 22 - amount.length())) + amount;
    }
}
