package fidus.reconciliation;

import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// The rows of one currency in a run that goes on, and everything that was decided about them.
final class LiveBoard {
    final Board board;
    final List<Rules> rules;
    final MatchesFound matches;

    /// Suggestions by the first of their book rows, best first.
    final Map<Integer, List<Shown.Suggested>> suggestions = new HashMap<>();

    private final Whys bookWhys = new Whys();
    private final Whys statementWhys = new Whys();

    final Map<Target, Subsets> subsets = new HashMap<>();
    final Map<Integer, Match> standing = new HashMap<>();
    private final LiveSide book;
    private final LiveSide statement;
    private @Nullable Change bookChange;
    private @Nullable Change statementChange;

    /// A row for which a pass looks for subsets.
    record Target(Side side, int row, int pass) {}

    /// What was found for it.
    ///
    /// @param tooLarge how many rows its pool has, 0 when they were searched
    record Subsets(List<Proposals.Proposal> found, int tooLarge) {}

    LiveBoard(MatchRun.Input input, Currency currency, Lane book, Lane statement) {
        Likeness likeness = new Likeness(input.book().texts());
        board = new Board(input, currency, book, statement, likeness);
        rules = board.rules();
        matches = new MatchesFound(book.count);
        this.book = new LiveSide(book);
        this.statement = new LiveSide(statement);
    }

    LiveSide side(Side side) {
        return side == Side.BOOK ? book : statement;
    }

    Lane lane(Side side) {
        return board.lane(side);
    }

    /// The closest candidate of each row in no match, if there is one.
    Whys whys(Side side) {
        return side == Side.BOOK ? bookWhys : statementWhys;
    }

    void begin(Change ours, Change theirs) {
        bookChange = ours;
        statementChange = theirs;
        matches.grow(board.book.count);
        bookWhys.grow(board.book.count);
        statementWhys.grow(board.statement.count);
        book.add(ours.added());
        statement.add(theirs.added());
    }

    Change change(Side side) {
        Change change = side == Side.BOOK ? bookChange : statementChange;
        if (change == null) {
            throw new IllegalStateException("no round is under way");
        }
        return change;
    }

    /// The same party among all rows.
    Party whole(Party some) {
        Lane lane = lane(some.lane.side);
        int[] rows = new int[some.rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = some.lane.source[some.rows[i]];
        }
        return rows.length == 1 ? Party.single(lane, rows[0]) : Party.group(lane, rows);
    }

    /// What a subset search could not look through for a row; of several passes the last.
    MatchResult.@Nullable Unsearched unsearched(Side side, int row) {
        for (Rules pass : rules.reversed()) {
            Subsets it = subsets.get(new Target(side, row, pass.number));
            if (it != null && it.tooLarge > 0) {
                RowRef ref = Board.ref(lane(side), row);
                int limit = pass.limits.subsetPool();
                return new MatchResult.Unsearched(ref, pass.pass.code(), it.tooLarge, limit);
            }
        }
        return null;
    }

    Told told() {
        return new Told(board, rules, matches, standing);
    }

    /// Shows the rows in no match, in row order.
    void eachOpen(Side side, IntConsumer found) {
        side(side)
                .open
                .each(
                        Integer.MIN_VALUE,
                        Integer.MAX_VALUE,
                        span -> {
                            for (int row : span.rows) {
                                found.accept(row);
                            }
                        });
    }

    Explanation explanation(Side side, int row) {
        Finding finding = whys(side).finding(row);
        return told().explanation(lane(side), row, finding, unsearched(side, row));
    }

    /// What the evidence says about a row in no match; it stays the same until the row is explained
    /// again.
    byte[] lines(Side side, int row, Told told, Evidence facts) {
        byte[] known = whys(side).lines(row);
        if (known != null) {
            return known;
        }
        byte[] said = facts.lines(told.plain(lane(side), row, whys(side).finding(row)));
        whys(side).lines(row, said);
        return said;
    }

    /// All rows in no match for which a subset search was not made, books first, in row order.
    List<MatchResult.Unsearched> unsearched() {
        List<MatchResult.Unsearched> all = new ArrayList<>();
        for (Side side : subsets.isEmpty() ? new Side[0] : Side.values()) {
            eachOpen(
                    side,
                    row -> {
                        MatchResult.Unsearched it = unsearched(side, row);
                        if (it != null) {
                            all.add(it);
                        }
                    });
        }
        return all;
    }

    /// All suggestions, best first.
    List<Shown.Suggested> suggested() {
        List<Shown.Suggested> all = new ArrayList<>();
        suggestions.values().forEach(all::addAll);
        all.sort(Shown.Suggested.ORDER);
        return all;
    }
}
