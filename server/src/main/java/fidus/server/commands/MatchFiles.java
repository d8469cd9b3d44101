package fidus.server.commands;

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
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// The result of a run as files. They are written under other names and renamed at the end, so that
/// a result is there whole or not at all.
final class MatchFiles implements MatchRun.Taker, AutoCloseable {
    private static final List<String> NAMES =
            List.of("matches.csv", "suggestions.csv", "breaks.csv", "evidence.json");

    private final Writer matches;
    private final Writer suggestions;
    private final Writer breaks;
    private final StringBuilder line = new StringBuilder();
    private int match;
    private int suggestion;

    private MatchFiles(Path folder) throws IOException {
        matches = Files.newBufferedWriter(part(folder, 0));
        suggestions = Files.newBufferedWriter(part(folder, 1));
        breaks = Files.newBufferedWriter(part(folder, 2));
        matches.write("match,pass,score,difference,currency,book,statement\n");
        suggestions.write(
                "suggestion,rank,reason,pass,score,difference,currency,days,book,statement\n");
        breaks.write(
                "side,row,condition,measured,limit,pass,difference,currency,days,book,statement,"
                        + "sentence\n");
    }

    private static Path part(Path folder, int name) {
        return folder.resolve(NAMES.get(name) + ".part");
    }

    /// @throws Refused `BAD_VALUE` when one of the files is there
    static void requireAbsent(Path folder) {
        for (String name : NAMES) {
            if (Files.exists(folder.resolve(name))) {
                throw Refused.because(
                        Problem.Code.BAD_VALUE,
                        folder.resolve(name) + " is there already. Name another directory.");
            }
        }
    }

    /// Runs and writes everything; a refusal leaves nothing behind.
    static MatchRun.Outcome write(
            Path folder,
            Function<MatchRun.Taker, MatchRun.Outcome> run,
            Function<MatchRun.Outcome, String> evidence) {
        try {
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
        } catch (IOException | UncheckedIOException e) {
            throw Refused.because(
                    Problem.Code.UNREADABLE,
                    "The result cannot be written into " + folder + ": " + e.getMessage());
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
        line.setLength(0);
        line.append(++match).append(',').append(pair.pass()).append(',');
        decimal(pair.score(), 4);
        line.append(',');
        decimal(pair.difference(), pair.currency().scale());
        line.append(',').append(pair.currency().code());
        cell(pair.book().id(pair.bookRow()));
        cell(pair.statement().id(pair.statementRow()));
        end(matches);
    }

    private void decimal(long units, int scale) {
        int start = line.length();
        line.append(Math.abs(units));
        while (line.length() - start <= scale) {
            line.insert(start, '0');
        }
        if (scale > 0) {
            line.insert(line.length() - scale, '.');
        }
        if (units < 0) {
            line.insert(start, '-');
        }
    }

    private void cell(Object value) {
        String text = value.toString();
        line.append(',');
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain &= c != ',' && c != '"' && c != '\n' && c != '\r';
        }
        if (plain) {
            line.append(text);
        } else {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }

    private void end(Writer to) {
        try {
            to.append(line.append('\n'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One line for each row of the longer side; the shorter leaves its cell empty.
    private void rows(Writer to, List<String> book, List<String> statement) {
        int head = line.length();
        for (int i = 0; i < Math.max(book.size(), statement.size()); i++) {
            line.setLength(head);
            cell(i < book.size() ? book.get(i) : "");
            cell(i < statement.size() ? statement.get(i) : "");
            end(to);
        }
    }

    private void money(Money money) {
        cell(money.amount().toPlainString());
        cell(money.currency().code());
    }

    @Override
    public void match(Match it) {
        line.setLength(0);
        line.append(++match);
        cell(it.pass());
        cell(it.score() == null ? "" : it.score().toPlainString());
        money(it.difference());
        rows(matches, it.bookRows(), it.statementRows());
    }

    @Override
    public void suggestion(Suggestion it) {
        line.setLength(0);
        line.append(++suggestion).append(',').append(it.rank());
        cell(it.reason());
        cell(it.pass());
        cell(it.score().toPlainString());
        money(it.difference());
        line.append(',').append(it.days());
        rows(suggestions, it.bookRows(), it.statementRows());
    }

    @Override
    public void explanation(Explanation it) {
        line.setLength(0);
        line.append(it.row().side());
        cell(it.row().rowId());
        cell(it.condition());
        cell(it.measured());
        cell(it.limit());
        Explanation.Closest near = it.closest();
        if (near == null) {
            line.append(",,,,,,");
        } else {
            cell(near.pass());
            money(near.difference());
            line.append(',').append(near.days());
            cell(String.join(" ", near.bookRows()));
            cell(String.join(" ", near.statementRows()));
        }
        cell(it.sentence());
        end(breaks);
    }

    @Override
    public void unsearched(MatchResult.Unsearched it) {
        // its explanation says it
    }

    @Override
    public void information(RowRef row) {
        line.setLength(0);
        line.append(row.side());
        cell(row.rowId());
        cell("INFORMATION_ONLY");
        cell("0");
        line.append(",,,,,,,,Rows of amount zero are information only.");
        end(breaks);
    }
}
