package fidus.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A run over rows in columns, for a million rows a side. The result is told row by row instead of
/// being held as objects; evidence and order are those of {@link Matcher}.
public final class MatchRun {
    /// Everything a run depends on.
    ///
    /// @param undone row sets that are not matched again
    /// @param standing active matches of earlier runs or made by a person
    record Input(
            MatchProfile profile,
            RowTable book,
            RowTable statement,
            Set<Exclusion> undone,
            List<Match> standing) {}

    /// A match of one row with one row.
    ///
    /// @param score ten-thousandths
    /// @param difference statement − book in minor units
    public record Pair(
            String pass,
            int score,
            RowTable book,
            int bookRow,
            RowTable statement,
            int statementRow,
            long difference,
            Currency currency) {}

    /// Takes the result in its order. What is not taken is only part of the evidence.
    public interface Taker {
        void pair(Pair pair);

        void match(Match match);

        void suggestion(Suggestion suggestion);

        void explanation(Explanation explanation);

        void unsearched(MatchResult.Unsearched unsearched);

        void information(RowRef row);
    }

    /// What the run came to.
    ///
    /// @param inputHash see {@link MatchResult#inputHash()}
    /// @param runHash see {@link MatchResult#runHash()}
    public record Outcome(
            int matches,
            int suggestions,
            int unmatched,
            int unsearched,
            int informationOnly,
            String inputHash,
            String runHash) {}

    private final MatchProfile profile;
    private final RowTable book;
    private final RowTable statement;

    public MatchRun(MatchProfile profile) {
        this.profile = profile;
        Texts texts = new Texts();
        book = new RowTable(Side.BOOK, texts, profile.compared());
        statement = new RowTable(Side.STATEMENT, texts, profile.compared());
    }

    /// The rows of our books, to be filled before the run.
    public RowTable book() {
        return book;
    }

    /// The rows of the statement, to be filled before the run.
    public RowTable statement() {
        return statement;
    }

    /// @throws Refused `BAD_VALUE` when a row id is repeated within a side
    public Outcome run(Taker taker) {
        return run(Set.of(), List.of(), taker);
    }

    /// @throws Refused see {@link Matcher#run(MatchRequest)}
    Outcome run(Set<Exclusion> undone, List<Match> standing, Taker taker) {
        return run(undone, standing, taker, new EvidenceTree());
    }

    /// Runs with the evidence in its first form, to compare with hashes that were kept.
    ///
    /// @throws Refused see {@link #run(Taker)}
    public Outcome runInFirstForm(Taker taker) {
        return run(Set.of(), List.of(), taker, null);
    }

    private Outcome run(
            Set<Exclusion> undone, List<Match> standing, Taker taker, @Nullable EvidenceTree tree) {
        requireSingleUse(standing);
        Input input = new Input(profile, book, statement, undone, standing);
        Telling telling = new Telling(taker, tree);
        String inputHash = telling.input(input);
        List<BoardRun> runs = new ArrayList<>();
        for (Currency currency : currencies(standing)) {
            runs.add(new BoardRun(input, currency));
        }
        runs.forEach(telling::rows);
        runs.forEach(telling::matches);
        runs.forEach(telling::suggestions);
        runs.forEach(telling::explanations);
        runs.forEach(telling::unsearched);
        telling.information(book);
        telling.information(statement);
        return telling.outcome(input, inputHash);
    }

    private Set<Currency> currencies(List<Match> standing) {
        return currencies(book, statement, standing);
    }

    static Set<Currency> currencies(RowTable book, RowTable statement, List<Match> standing) {
        Set<Currency> currencies = new TreeSet<>(book.currencies());
        currencies.addAll(statement.currencies());
        standing.forEach(match -> currencies.add(match.difference().currency()));
        return currencies;
    }

    static void requireSingleUse(List<Match> standing) {
        Set<RowRef> used = new HashSet<>();
        for (Match match : standing) {
            match.bookRows().forEach(id -> require(used, new RowRef(Side.BOOK, id)));
            match.statementRows().forEach(id -> require(used, new RowRef(Side.STATEMENT, id)));
        }
    }

    private static void require(Set<RowRef> used, RowRef row) {
        if (!used.add(row)) {
            throw Refused.at(
                    "standing",
                    Problem.Code.BAD_VALUE,
                    "Row " + row.rowId() + " is in two standing matches.");
        }
    }
}
