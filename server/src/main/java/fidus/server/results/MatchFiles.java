package fidus.server.results;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRun;
import fidus.reconciliation.PairHeads;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Suggestion;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
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
    private final PairHeads heads = new PairHeads();

    private MatchFiles(List<Path> parts) throws IOException {
        matches = new CsvOut(parts.get(0), "match,pass,score,difference,currency,book,statement");
        suggestions =
                new CsvOut(
                        parts.get(1),
                        "suggestion,rank,reason,pass,score,difference,currency,days,book,statement");
        breaks =
                new CsvOut(
                        parts.get(2),
                        "side,row,condition,measured,limit,pass,difference,currency,days,book,"
                                + "statement,sentence");
    }

    /// The files while they are written, under names that nothing else has.
    private static List<Path> parts(Path folder) {
        String own = "." + Long.toHexString(System.nanoTime()) + ".part";
        List<Path> parts = new ArrayList<>();
        for (String name : NAMES) {
            parts.add(folder.resolve(name + own));
        }
        return parts;
    }

    /// @throws Refused `BAD_VALUE` when one of the files is there, or the folder is none
    public static void requireAbsent(Path folder) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE, folder + " is no directory. Name another one.");
        }
        for (String name : NAMES) {
            if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
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
        } catch (IOException e) {
            throw unwritten(folder, e);
        } catch (UncheckedIOException e) {
            throw unwritten(folder, Objects.requireNonNull(e.getCause()));
        }
    }

    private static Refused unwritten(Path folder, IOException e) {
        String why =
                switch (e) {
                    case FileAlreadyExistsException it -> it.getFile() + " is there already";
                    case AccessDeniedException it -> "there is no right to write " + it.getFile();
                    default -> String.valueOf(e.getMessage());
                };
        return Refused.because(
                Problem.Code.UNREADABLE,
                "The result cannot be written into " + folder + ": " + why + ".");
    }

    /// As {@link #write}, for a folder that is nobody's business.
    public static MatchRun.Outcome written(
            Path folder,
            Function<MatchRun.Taker, MatchRun.Outcome> run,
            Function<MatchRun.Outcome, String> evidence)
            throws IOException {
        Path made = firstMissing(folder);
        Files.createDirectories(folder);
        List<Path> parts = parts(folder);
        boolean whole = false;
        try {
            MatchRun.Outcome outcome = taken(parts, run);
            String text = evidence.apply(outcome) + "\n";
            Files.writeString(parts.get(3), text, StandardOpenOption.CREATE_NEW);
            for (int i = 0; i < NAMES.size(); i++) {
                Files.move(parts.get(i), folder.resolve(NAMES.get(i)));
            }
            whole = true;
            return outcome;
        } finally {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
            if (!whole && made != null) {
                unmake(folder.toAbsolutePath(), made);
            }
        }
    }

    /// The outermost folder that has to be made; null when there is nothing to make.
    private static @Nullable Path firstMissing(Path folder) {
        Path first = null;
        for (Path at = folder.toAbsolutePath();
                at != null && Files.notExists(at, LinkOption.NOFOLLOW_LINKS);
                at = at.getParent()) {
            first = at;
        }
        return first;
    }

    /// Takes folders away again that were made for nothing, unless somebody has used them since.
    private static void unmake(Path folder, Path first) {
        try {
            for (Path at = folder; at != null && at.startsWith(first); at = at.getParent()) {
                Files.deleteIfExists(at);
            }
        } catch (IOException _) {
            // the refusal itself is what has to be told
        }
    }

    private static MatchRun.Outcome taken(
            List<Path> parts, Function<MatchRun.Taker, MatchRun.Outcome> run) throws IOException {
        try (MatchFiles files = new MatchFiles(parts)) {
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
        matches.number(++match).again(passAndScore(pair));
        matches.comma().decimal(pair.difference(), pair.currency().scale());
        matches.cell(pair.currency().code());
        matches.id(pair.book(), pair.bookRow());
        matches.id(pair.statement(), pair.statementRow()).end();
    }

    /// Pass and score as cells.
    private byte[] passAndScore(MatchRun.Pair pair) {
        byte[] cells = heads.of(pair);
        if (cells == null) {
            int from = matches.length();
            matches.cell(pair.pass()).comma().decimal(pair.score(), 4);
            cells = heads.keep(pair, matches.takeBack(from));
        }
        return cells;
    }

    /// One line for each row of the longer side; the shorter leaves its cell empty.
    private static void rows(CsvOut to, List<String> book, List<String> statement) {
        byte[] head = to.head();
        for (int i = 0; i < Math.max(book.size(), statement.size()); i++) {
            if (i > 0) {
                to.again(head);
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
            breaks.cell(ids(near.bookRows()));
            breaks.cell(ids(near.statementRows()));
        }
        breaks.cell(it.sentence()).end();
    }

    /// Separated by blanks; an id that has a blank or a quote itself stands in quotes.
    private static String ids(List<String> rows) {
        StringJoiner ids = new StringJoiner(" ");
        for (String id : rows) {
            boolean plain = id.indexOf(' ') < 0 && id.indexOf('"') < 0;
            ids.add(plain ? id : '"' + id.replace("\"", "\"\"") + '"');
        }
        return ids.toString();
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
