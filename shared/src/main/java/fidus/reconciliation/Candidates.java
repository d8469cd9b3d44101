package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The candidates of one pass that meet every condition, in columns. A side of a candidate is named
/// by the first of its rows: the row that stands for its kind, or the first row of a group.
final class Candidates {
    final Board board;
    final Rules rules;
    int count;
    int[] book = new int[64];
    int[] statement = new int[64];
    short[] score = new short[64];
    final List<PairBlock> blocks = new ArrayList<>();
    final Map<Integer, Party> bookGroups = new HashMap<>();
    final Map<Integer, Party> statementGroups = new HashMap<>();

    Candidates(Board board, Rules rules) {
        this.board = board;
        this.rules = rules;
    }

    /// Finds all of them; not for subsets.
    void search(AmountOrder ours, AmountOrder theirs) {
        if (rules.pass.shape() == MatchPass.Shape.PAIR) {
            new PairSearch(this, theirs).run(ours);
        } else {
            new GroupSearch(this).run();
        }
    }

    void add(int ours, int theirs, int points) {
        if (count == book.length) {
            int more = count + (count >> 1);
            book = Arrays.copyOf(book, more);
            statement = Arrays.copyOf(statement, more);
            score = Arrays.copyOf(score, more);
        }
        book[count] = ours;
        statement[count] = theirs;
        score[count++] = (short) points;
    }

    /// Adds the candidate unless a condition fails or the score is not worth suggesting.
    void consider(Party ours, Party theirs) {
        if ((rules.plainFailures(ours, theirs) & ~Condition.SUGGEST_ONLY.bit()) != 0) {
            return;
        }
        long likeness = rules.likeness(ours, theirs);
        if (!rules.referenceHolds(likeness) || board.isUndone(ours.rows, theirs.rows)) {
            return;
        }
        int points = rules.score(ours, theirs, likeness);
        if (points >= MatchProfile.tenThousandths(board.profile.suggestThreshold())) {
            keep(bookGroups, ours);
            keep(statementGroups, theirs);
            add(ours.position(), theirs.position(), points);
        }
    }

    private void keep(Map<Integer, Party> groups, Party party) {
        if (rules.pass.shape().groups(party.lane.side)) {
            groups.put(party.position(), party);
        }
    }

    private Map<Integer, Party> groups(Side side) {
        return side == Side.BOOK ? bookGroups : statementGroups;
    }

    @Nullable Party group(Side side, int first) {
        Map<Integer, Party> groups = groups(side);
        return groups.isEmpty() ? null : groups.get(first);
    }

    /// How often the side of a candidate stands there: a group once, a row as often as its kind.
    int copies(Side side, int first) {
        return group(side, first) == null ? board.lane(side).size[first] : 1;
    }

    boolean isFree(int candidate) {
        return isFree(Side.BOOK, book[candidate]) && isFree(Side.STATEMENT, statement[candidate]);
    }

    private boolean isFree(Side side, int first) {
        Lane lane = board.lane(side);
        Party group = group(side, first);
        if (group == null) {
            return lane.isFree(first);
        }
        for (int row : group.rows) {
            if (!lane.isFree(row)) {
                return false;
            }
        }
        return true;
    }

    /// Whether all candidates are one row against one row.
    boolean areRows() {
        return bookGroups.isEmpty() && statementGroups.isEmpty();
    }

    /// The first of the rows that stand for the kinds of a side.
    int[] leaders(Side side, int first) {
        Party group = group(side, first);
        Lane lane = board.lane(side);
        return group == null
                ? new int[] {first}
                : Arrays.stream(group.rows).filter(row -> lane.size[row] > 0).toArray();
    }

    Party party(Side side, int first) {
        Party group = group(side, first);
        return group == null ? Party.single(board.lane(side), first) : group;
    }

    void keepOnly(int[] kept, int number) {
        for (int i = 0; i < number; i++) {
            book[i] = book[kept[i]];
            statement[i] = statement[kept[i]];
            score[i] = score[kept[i]];
        }
        count = number;
    }
}
