package fidus.server.results;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRun;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Suggestion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// The result of a run as files. They are written under other names and renamed at the end, so that
/// a result is there whole or not at all.
public final class MatchFiles implements MatchRun.Taker, AutoCloseable {
    /// What they are called.
    public static final List<String> NAMES =
            List.of("matches.csv", "suggestions.csv", "breaks.csv", "evidence.json");

    private final CsvOut matches;
    private final CsvOut suggestions;
    private final CsvOut breaks;
    private int match;
    private int suggestion;

    private MatchFiles(Path folder) throws IOException {
        matches =
                new CsvOut(part(folder, 0), "match,pass,score,difference,currency,book,statement");
        suggestions =
                new CsvOut(
                        part(folder, 1),
                        "suggestion,rank,reason,pass,score,difference,currency,days,book,statement");
        breaks =
                new CsvOut(
                        part(folder, 2),
                        "side,row,condition,measured,limit,pass,difference,currency,days,book,"
                                + "statement,sentence");
    }

    private static Path part(Path folder, int name) {
        return folder.resolve(NAMES.get(name) + ".part");
    }

    /// @throws Refused `BAD_VALUE` when one of the files is there
    public static void requireAbsent(Path folder) {
        for (String name : NAMES) {
            if (Files.exists(folder.resolve(name))) {
                throw Refused.because(
                        Problem.Code.BAD_VALUE,
                        folder.resolve(name) + " is there already. Name another directory.");
            }
        }
    }

    /// Runs and writes everything; a refusal leaves nothing behind.
    public static MatchRun.Outcome write(
            Path folder,
            Function<MatchRun.Taker, MatchRun.Outcome> run,
            Function<MatchRun.Outcome, String> evidence) {
        try {
            return written(folder, run, evidence);
        } catch (IOException | UncheckedIOException e) {
            throw Refused.because(
                    Problem.Code.UNREADABLE,
                    "The result cannot be written into " + folder + ": " + e.getMessage());
        }
    }

    /// As {@link #write}, for a folder that is nobody's business.
    public static MatchRun.Outcome written(
            Path folder,
            Function<MatchRun.Taker, MatchRun.Outcome> run,
            Function<MatchRun.Outcome, String> evidence)
            throws IOException {
        Files.createDirectories(folder);
        try {
            MatchRun.Outcome outcome = taken(folder, run);
            Files.writeString(part(folder, 3), evidence.apply(outcome) + "\n");
            for (int i = 0; i < NAMES.size(); i++) {
                Files.move(part(folder, i), folder.resolve(NAMES.get(i)));
            }
            return outcome;
        } finally {
            for (int i = 0; i < NAMES.size(); i++) {
                Files.deleteIfExists(part(folder, i));
            }
        }
    }

    private static MatchRun.Outcome taken(
            Path folder, Function<MatchRun.Taker, MatchRun.Outcome> run) throws IOException {
        try (MatchFiles files = new MatchFiles(folder)) {
            return run.apply(files);
        }
    }

    @Override
    public void close() throws IOException {
        matches.close();
        suggestions.close();
        breaks.close();
    }

    @Override
    public void pair(MatchRun.Pair pair) {
        matches.number(++match).cell(pair.pass()).comma().decimal(pair.score(), 4);
        matches.comma().decimal(pair.difference(), pair.currency().scale());
        matches.cell(pair.currency().code());
        matches.id(pair.book(), pair.bookRow());
        matches.id(pair.statement(), pair.statementRow()).end();
    }

    /// One line for each row of the longer side; the shorter leaves its cell empty.
    private static void rows(CsvOut to, List<String> book, List<String> statement) {
        byte[] head = to.head();
        for (int i = 0; i < Math.max(book.size(), statement.size()); i++) {
            if (i > 0) {
                to.head(head);
            }
            to.cell(i < book.size() ? book.get(i) : "");
            to.cell(i < statement.size() ? statement.get(i) : "");
            to.end();
        }
    }

    private static void money(CsvOut to, Money money) {
        to.cell(money.amount().toPlainString()).cell(money.currency().code());
    }

    @Override
    public void match(Match it) {
        matches.number(++match).cell(it.pass());
        matches.cell(it.score() == null ? "" : it.score().toPlainString());
        money(matches, it.difference());
        rows(matches, it.bookRows(), it.statementRows());
    }

    @Override
    public void suggestion(Suggestion it) {
        suggestions.number(++suggestion).comma().number(it.rank());
        suggestions.cell(it.reason().toString()).cell(it.pass()).cell(it.score().toPlainString());
        money(suggestions, it.difference());
        suggestions.comma().number(it.days());
        rows(suggestions, it.bookRows(), it.statementRows());
    }

    @Override
    public void explanation(Explanation it) {
        breaks.add(it.row().side().name()).cell(it.row().rowId());
        breaks.cell(it.condition().toString()).cell(it.measured()).cell(it.limit());
        Explanation.Closest near = it.closest();
        if (near == null) {
            breaks.add(",,,,,,");
        } else {
            breaks.cell(near.pass());
            money(breaks, near.difference());
            breaks.comma().number(near.days());
            breaks.cell(String.join(" ", near.bookRows()));
            breaks.cell(String.join(" ", near.statementRows()));
        }
        breaks.cell(it.sentence()).end();
    }

    @Override
    public void unsearched(MatchResult.Unsearched it) {
        // its explanation says it
    }

    @Override
    public void information(RowRef row) {
        breaks.add(row.side().name()).cell(row.rowId()).cell("INFORMATION_ONLY");
        breaks.cell("0").add(",,,,,,,,Rows of amount zero are information only.").end();
    }
}
