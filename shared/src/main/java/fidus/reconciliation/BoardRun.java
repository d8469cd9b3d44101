package fidus.reconciliation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All passes over the rows of one currency.
final class BoardRun {
    final Board board;
    final MatchesFound matches;
    final List<Rules> rules;
    final List<Shown.Suggested> suggestions;
    final Map<Side, Map<Integer, SubsetSearch.TooLarge>> unsearched = new HashMap<>();
    final Map<Integer, Match> standing = new HashMap<>();
    private final Proposals proposals = new Proposals();

    BoardRun(MatchRun.Input input, fidus.money.Currency currency) {
        board = new Board(input, currency);
        matches = new MatchesFound(board.book.count);
        rules = board.rules();
        for (Board.Place place : board.standing) {
            standing.put(place.book[0], place.match);
            matches.group(place.book, place.statement, Lane.STANDING, 0);
        }
        for (Side side : Side.values()) {
            unsearched.put(side, new HashMap<>());
        }
        passes();
        suggestions = new Shown(board, rules, proposals).suggestions;
    }

    private void passes() {
        AmountOrder ours = new AmountOrder(board.book);
        AmountOrder theirs = new AmountOrder(board.statement);
        for (Rules pass : rules) {
            ours.leaveOutTaken();
            theirs.leaveOutTaken();
            if (pass.pass.shape() == MatchPass.Shape.SUBSET) {
                for (SubsetSearch.TooLarge it :
                        new SubsetSearch(board, pass, proposals, (_, _) -> true).unsearched()) {
                    unsearched(it.lane().side).put(it.row(), it);
                }
                continue;
            }
            Candidates candidates = new Candidates(board, pass);
            candidates.search(ours, theirs);
            if (!pass.pass.suggestOnly()) {
                new Settlement(candidates, matches).settle();
            }
            proposals.addAll(candidates);
        }
    }

    Told told() {
        return new Told(board, rules, matches, standing);
    }

    /// Whether there is any row of this side that was not searched for subsets.
    boolean isUnsearched(Side side) {
        return !unsearched(side).isEmpty();
    }

    MatchResult.@org.jspecify.annotations.Nullable Unsearched unsearched(Lane lane, int row) {
        SubsetSearch.TooLarge it = unsearched(lane.side).get(row);
        return it == null
                ? null
                : new MatchResult.Unsearched(
                        Board.ref(lane, row),
                        it.rules().pass.code(),
                        it.pool(),
                        it.rules().limits.subsetPool());
    }

    private Map<Integer, SubsetSearch.TooLarge> unsearched(Side side) {
        Map<Integer, SubsetSearch.TooLarge> own = unsearched.get(side);
        if (own == null) {
            throw new IllegalStateException("both sides have a list");
        }
        return own;
    }

    /// What is done with each row in no match, books first, in row order.
    interface Open {
        void row(Lane lane, int row, @org.jspecify.annotations.Nullable Finding closest);
    }

    /// Explains every row in no match.
    void explain(Open open) {
        Explainer explainer = new Explainer(board, rules);
        for (Side side : Side.values()) {
            Lane lane = board.lane(side);
            Map<Integer, Finding> kinds = new HashMap<>();
            int[] leader = lane.standIns();
            for (int row = 0; row < lane.count; row++) {
                if (lane.isUsed(row)) {
                    continue;
                }
                Finding closest =
                        leader[row] == row ? explainer.closest(lane, row) : kinds.get(leader[row]);
                if (lane.size[row] > 1 && closest != null) {
                    kinds.put(row, closest);
                }
                open.row(lane, row, closest == null ? null : closest.of(row));
            }
        }
    }
}
