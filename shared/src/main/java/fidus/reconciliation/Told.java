package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// What was decided on a board, in the words of the result.
final class Told {
    private final Board board;
    private final List<Rules> rules;
    private final MatchesFound matches;
    private final Map<Integer, Match> standing;
    private final Wording wording;

    Told(Board board, List<Rules> rules, MatchesFound matches, Map<Integer, Match> standing) {
        this.board = board;
        this.rules = rules;
        this.matches = matches;
        this.standing = standing;
        wording = new Wording(board);
    }

    /// The match that starts with a book row, for the one who asked and for the evidence.
    void match(int row, MatchRun.Taker taker) {
        if (matches.isPair(row)) {
            taker.pair(pair(row));
        } else {
            Match kept = matches.pass(row) == Lane.STANDING ? standing.get(row) : null;
            taker.match(kept == null ? group(row) : kept);
        }
    }

    private MatchRun.Pair pair(int row) {
        int other = matches.partner(row);
        return new MatchRun.Pair(
                rules.get(matches.pass(row)).pass.code(),
                matches.score(row),
                board.book.table,
                board.book.source[row],
                board.statement.table,
                board.statement.source[other],
                board.statement.sum[other] - board.book.sum[row],
                board.currency);
    }

    private Match group(int row) {
        int[] ours = matches.book(row);
        int[] theirs = matches.statement(row);
        long difference =
                Party.group(board.statement, theirs).sum - Party.group(board.book, ours).sum;
        return new Match(
                rules.get(matches.pass(row)).pass.code(),
                BigDecimal.valueOf(matches.score(row), 4),
                Board.ids(board.book, ours),
                Board.ids(board.statement, theirs),
                board.money(difference));
    }

    Suggestion suggestion(Shown.Suggested it) {
        Party ours = it.book();
        Party theirs = it.statement();
        return new Suggestion(
                it.rank(),
                it.rules().reason(it.score()),
                it.rules().pass.code(),
                BigDecimal.valueOf(it.score(), 4),
                Board.ids(board.book, ours.rows),
                Board.ids(board.statement, theirs.rows),
                board.money(theirs.sum - ours.sum),
                Party.farthest(ours, theirs));
    }

    /// An explanation without its sentence, of which the evidence does not speak.
    Explanation plain(Lane lane, int row, @Nullable Finding finding) {
        return wording.plain(Board.ref(lane, row), finding);
    }

    Explanation explanation(
            Lane lane,
            int row,
            @Nullable Finding finding,
            MatchResult.@Nullable Unsearched unsearched) {
        return wording.explanation(Board.ref(lane, row), finding, unsearched);
    }
}
