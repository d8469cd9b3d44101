package fidus.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
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
        requireSingleUse(standing);
        Input input = new Input(profile, book, statement, undone, standing);
        Evidence evidence = new Evidence();
        evidence.input(input);
        String inputHash = evidence.hash();
        List<BoardRun> runs = new ArrayList<>();
        for (Currency currency : currencies(standing)) {
            runs.add(new BoardRun(input, currency));
        }
        Telling telling = new Telling(taker, evidence);
        runs.forEach(telling::matches);
        runs.forEach(telling::suggestions);
        runs.forEach(telling::explanations);
        runs.forEach(telling::unsearched);
        telling.information(book);
        telling.information(statement);
        return telling.outcome(inputHash);
    }

    private Set<Currency> currencies(List<Match> standing) {
        Set<Currency> currencies = new TreeSet<>(book.currencies());
        currencies.addAll(statement.currencies());
        standing.forEach(match -> currencies.add(match.difference().currency()));
        return currencies;
    }

    private static void requireSingleUse(List<Match> standing) {
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

    /// Tells the result to the evidence and to the one who asked.
    private static final class Telling {
        private final Taker taker;
        private final Evidence evidence;
        private int matches;
        private int suggestions;
        private int unmatched;
        private int unsearched;
        private int informationOnly;

        Telling(Taker taker, Evidence evidence) {
            this.taker = taker;
            this.evidence = evidence;
        }

        void matches(BoardRun run) {
            Board board = run.board;
            for (int row = 0; row < board.book.count; row++) {
                if (!run.matches.startsAt(row)) {
                    continue;
                }
                matches++;
                if (run.matches.isPair(row)) {
                    Pair pair = pair(run, row);
                    evidence.pair(pair);
                    taker.pair(pair);
                } else {
                    Match standing = run.standing.get(row);
                    Match match = standing == null ? group(run, row) : standing;
                    evidence.match(match);
                    taker.match(match);
                }
            }
        }

        private static Pair pair(BoardRun run, int row) {
            Board board = run.board;
            int other = run.matches.partner(row);
            return new Pair(
                    run.rules.get(run.matches.pass(row)).pass.code(),
                    run.matches.score(row),
                    board.book.table,
                    board.book.source[row],
                    board.statement.table,
                    board.statement.source[other],
                    board.statement.sum[other] - board.book.sum[row],
                    board.currency);
        }

        private static Match group(BoardRun run, int row) {
            Board board = run.board;
            int[] ours = run.matches.book(row);
            int[] theirs = run.matches.statement(row);
            long difference =
                    Party.group(board.statement, theirs).sum - Party.group(board.book, ours).sum;
            return new Match(
                    run.rules.get(run.matches.pass(row)).pass.code(),
                    BigDecimal.valueOf(run.matches.score(row), 4),
                    Board.ids(board.book, ours),
                    Board.ids(board.statement, theirs),
                    board.money(difference));
        }

        void suggestions(BoardRun run) {
            Board board = run.board;
            for (Shown.Suggested it : run.suggestions) {
                Party ours = it.book();
                Party theirs = it.statement();
                Suggestion suggestion =
                        new Suggestion(
                                it.rank(),
                                it.rules().reason(it.score()),
                                it.rules().pass.code(),
                                BigDecimal.valueOf(it.score(), 4),
                                Board.ids(board.book, ours.rows),
                                Board.ids(board.statement, theirs.rows),
                                board.money(theirs.sum - ours.sum),
                                Party.farthest(ours, theirs));
                suggestions++;
                evidence.suggestion(suggestion);
                taker.suggestion(suggestion);
            }
        }

        void explanations(BoardRun run) {
            Wording wording = new Wording(run.board);
            run.explain(
                    (lane, row, finding) -> {
                        Explanation explanation =
                                wording.explanation(
                                        Board.ref(lane, row), finding, unsearched(run, lane, row));
                        unmatched++;
                        evidence.explanation(explanation);
                        taker.explanation(explanation);
                    });
        }

        void unsearched(BoardRun run) {
            for (Side side : Side.values()) {
                Lane lane = run.board.lane(side);
                for (int row = 0; row < lane.count; row++) {
                    MatchResult.Unsearched it = unsearched(run, lane, row);
                    if (it != null && !lane.isUsed(row)) {
                        unsearched++;
                        evidence.unsearched(it);
                        taker.unsearched(it);
                    }
                }
            }
        }

        private static MatchResult.@Nullable Unsearched unsearched(
                BoardRun run, Lane lane, int row) {
            SubsetSearch.TooLarge it = run.unsearched(lane.side).get(row);
            return it == null
                    ? null
                    : new MatchResult.Unsearched(
                            Board.ref(lane, row),
                            it.rules().pass.code(),
                            it.pool(),
                            it.rules().limits.subsetPool());
        }

        void information(RowTable table) {
            for (RowRef row : table.informationOnly()) {
                informationOnly++;
                evidence.information(row);
                taker.information(row);
            }
        }

        Outcome outcome(String inputHash) {
            return new Outcome(
                    matches,
                    suggestions,
                    unmatched,
                    unsearched,
                    informationOnly,
                    inputHash,
                    evidence.hash());
        }
    }
}
