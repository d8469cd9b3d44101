package fidus.server.commands;

import com.fasterxml.jackson.core.JacksonException;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchRun;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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

    @Option(names = "--json", description = "The evidence on standard output instead of a line.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path folder = Objects.requireNonNull(out);
        MatchFiles.requireAbsent(folder);
        MatchProfile used = profile();
        MatchRun run = new MatchRun(used);
        MatchRows.read(Objects.requireNonNull(book), run.book());
        MatchRows.read(Objects.requireNonNull(statement), run.statement());
        MatchRun.Outcome outcome = MatchFiles.write(folder, run, done -> evidence(used, run, done));
        var answer = spec.commandLine().getOut();
        if (json) {
            answer.println(evidence(used, run, outcome));
        } else {
            answer.printf(
                    "%d book rows, %d statement rows: %d matches, %d suggestions, %d rows open."
                            + " Run %s%n",
                    run.book().size(),
                    run.statement().size(),
                    outcome.matches(),
                    outcome.suggestions(),
                    outcome.unmatched(),
                    outcome.runHash());
        }
        answer.flush();
        return 0;
    }

    private static String evidence(MatchProfile profile, MatchRun run, MatchRun.Outcome outcome) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("format", "fidus-match 1");
        evidence.put("profile", profile);
        evidence.put("bookRows", run.book().size());
        evidence.put("statementRows", run.statement().size());
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
