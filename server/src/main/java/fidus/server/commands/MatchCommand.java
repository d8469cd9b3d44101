package fidus.server.commands;

import com.fasterxml.jackson.core.JacksonException;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.reconciliation.ContinuedRun;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchRun;
import fidus.reconciliation.RowTable;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;

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
        Path folder = Objects.requireNonNull(out);
        MatchFiles.requireAbsent(folder);
        MatchProfile used = profile();
        Rows rows = new Rows();
        Function<MatchRun.Taker, MatchRun.Outcome> run =
                days.isEmpty() ? whole(used, rows) : inDays(used, rows);
        MatchRun.Outcome outcome =
                MatchFiles.write(folder, run, done -> evidence(used, rows, done));
        var answer = spec.commandLine().getOut();
        if (json) {
            answer.println(evidence(used, rows, outcome));
        } else {
            answer.printf(
                    "%d book rows, %d statement rows: %d matches, %d suggestions, %d rows open."
                            + " Run %s%n",
                    rows.book,
                    rows.statement,
                    outcome.matches(),
                    outcome.suggestions(),
                    outcome.unmatched(),
                    outcome.runHash());
        }
        answer.flush();
        return 0;
    }

    /// How many rows were read.
    private static final class Rows {
        private int book;
        private int statement;
    }

    private Function<MatchRun.Taker, MatchRun.Outcome> whole(MatchProfile used, Rows rows) {
        MatchRun run = new MatchRun(used);
        read(
                Objects.requireNonNull(book),
                Objects.requireNonNull(statement),
                run.book(),
                run.statement());
        count(rows, run.book(), run.statement());
        return form == 1 ? run::runInFirstForm : run::run;
    }

    private Function<MatchRun.Taker, MatchRun.Outcome> inDays(MatchProfile used, Rows rows) {
        ContinuedRun run = new ContinuedRun(used);
        read(
                Objects.requireNonNull(book),
                Objects.requireNonNull(statement),
                run.book(),
                run.statement());
        MatchRun.Outcome outcome = run.next();
        for (Path day : days) {
            read(
                    day.resolve("book.csv"),
                    day.resolve("statement.csv"),
                    run.book(),
                    run.statement());
            outcome = run.next();
        }
        count(rows, run.book(), run.statement());
        MatchRun.Outcome last = outcome;
        return taker -> {
            run.tell(taker);
            return last;
        };
    }

    private static void read(Path ours, Path theirs, RowTable book, RowTable statement) {
        MatchRows.read(ours, book);
        MatchRows.read(theirs, statement);
    }

    private static void count(Rows rows, RowTable book, RowTable statement) {
        rows.book = book.size();
        rows.statement = statement.size();
    }

    private String evidence(MatchProfile profile, Rows rows, MatchRun.Outcome outcome) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("format", "fidus-match " + form);
        evidence.put("profile", profile);
        evidence.put("bookRows", rows.book);
        evidence.put("statementRows", rows.statement);
        evidence.put("outcome", outcome);
        return Canonical.text(evidence);
    }

    private MatchProfile profile() {
        return switch (profile) {
            case "BANK" -> MatchProfile.bank();
            case "BROKER" -> MatchProfile.broker();
            default -> read(Path.of(profile));
        };
    }

    private static MatchProfile read(Path file) {
        try {
            return Wire.STRICT.readValue(Files.readString(file), MatchProfile.class);
        } catch (JacksonException e) {
            if (e.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw Refused.because(
                    Problem.Code.UNREADABLE, file + " is no profile: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw Refused.because(
                    Problem.Code.NOT_FOUND,
                    "There is no profile " + file + ": say BANK, BROKER or a JSON file.");
        }
    }
}
