package fidus.server.commands;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "match",
        description = {
            "Compares two lists of rows and writes matches.csv, suggestions.csv, breaks.csv (each"
                    + " unmatched row and why) and evidence.json. Needs no database.",
            "A list is a CSV file in UTF-8 with a header: id, booked, amount, currency; and, where"
                    + " there are any, value, text, reference, batch. Dates are YYYY-MM-DD, amounts"
                    + " are signed from the holder's side.",
            "Exit code 0 when it is done, 1 when a file is refused: then nothing is written."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class MatchCommand implements Callable<Integer> {
    @Option(
            names = "--profile",
            required = true,
            paramLabel = "P",
            description = "BANK, BROKER, or a JSON file with a profile.")
    private String profile = "";

    @Option(names = "--book", required = true, paramLabel = "FILE", description = "Our rows.")
    private @Nullable Path book;

    @Option(
            names = "--statement",
            required = true,
            paramLabel = "FILE",
            description = "The rows of the bank or the broker.")
    private @Nullable Path statement;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where the four files are written; none of them may be there yet.")
    private @Nullable Path out;

    @Option(
            names = "--day",
            paramLabel = "DIR",
            description = {
                "A further day, DIR/book.csv and DIR/statement.csv, taken in a round of its own."
                        + " May be repeated.",
                "The result is the same as that of all rows in one list; not together with --form"
                        + " 1."
            })
    private List<Path> days = List.of();

    @Option(
            names = "--form",
            defaultValue = "2",
            paramLabel = "N",
            description = "Form of the evidence: 2, or 1 to compare with a hash of before.")
    private int form;

    @Option(names = "--json", description = "The evidence on standard output instead of a line.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (form != 2 && (form != 1 || !days.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(), "--form is 1 or 2, and 2 together with --day");
        }
        requireNamed("--book", book);
        requireNamed("--statement", statement);
        requireNamed("--out", out);
        days.forEach(day -> requireNamed("--day", day));
        MatchWork.work(
                new MatchWork.Asked(
                        profile,
                        Objects.requireNonNull(book),
                        Objects.requireNonNull(statement),
                        Objects.requireNonNull(out),
                        days,
                        form,
                        json),
                spec.commandLine().getOut());
        return 0;
    }

    /// An empty word would be the folder one happens to be in.
    private void requireNamed(String option, @Nullable Path path) {
        if (path == null || path.toString().isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), option + " is empty: name a file or a folder");
        }
    }
}
