package fidus.reconciliation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/// Candidates of identical rows on both sides: it does not matter which is paired with which.
///
/// Only a rival that comes within the margin competes; one that could not unsettle a clear
/// candidate does not unsettle twins either.
final class Twins {
    private final Candidates live;
    private int[] candidates = new int[4];
    private int count;
    private int score;

    /// Which set each candidate belongs to, by number from 1.
    private final int[] owners;

    private final int number;

    private Twins(Candidates live, int[] owners, int number) {
        this.live = live;
        this.owners = owners;
        this.number = number;
    }

    /// What makes rows of one side identical.
    private record Look(int booked, int valued, long sum, String compact, int key) {
        static Look of(Lane lane, Texts texts, int row) {
            return new Look(
                    lane.booked[row],
                    lane.valued(row),
                    lane.sum[row],
                    texts.compact(lane.text[row]),
                    lane.key[row]);
        }
    }

    private record Looks(Look book, Look statement) {
        static Looks of(Candidates live, int i) {
            Board board = live.board;
            return new Looks(
                    Look.of(board.book, board.texts, live.book[i]),
                    Look.of(board.statement, board.texts, live.statement[i]));
        }
    }

    /// The sets among the candidates in doubt that are twins.
    ///
    /// @param doubtful places of candidates that a rival or a copy keeps from being clear
    static Twins[] among(Candidates live, int[] doubtful, int margin) {
        Map<Looks, Twins> sets = new LinkedHashMap<>();
        BitSet ours = new BitSet();
        BitSet theirs = new BitSet();
        int[] owners = new int[live.count];
        for (int i : doubtful) {
            Looks looks = Looks.of(live, i);
            Twins known = sets.get(looks);
            if (known == null) {
                known = new Twins(live, owners, sets.size() + 1);
                sets.put(looks, known);
            }
            known.add(i);
            ours.set(live.book[i]);
            theirs.set(live.statement[i]);
        }
        for (int i = 0; i < live.count && !sets.isEmpty(); i++) {
            if (owners[i] == 0 && ours.get(live.book[i]) && theirs.get(live.statement[i])) {
                Twins set = sets.get(Looks.of(live, i));
                if (set != null) {
                    set.add(i);
                }
            }
        }
        Rows book = new Rows(live.book, live.count, live.board.book.count);
        Rows statement = new Rows(live.statement, live.count, live.board.statement.count);
        return sets.values().stream()
                .filter(it -> it.isComplete() && it.isAlone(book, statement, margin))
                .toArray(Twins[]::new);
    }

    /// The candidates of each row, as linked lists.
    private static final class Rows {
        final int[] head;
        final int[] next;

        Rows(int[] rows, int count, int positions) {
            head = new int[positions];
            next = new int[count];
            Arrays.fill(head, -1);
            for (int i = 0; i < count; i++) {
                next[i] = head[rows[i]];
                head[rows[i]] = i;
            }
        }
    }

    private void add(int i) {
        if (count == candidates.length) {
            candidates = Arrays.copyOf(candidates, 2 * count);
        }
        candidates[count++] = i;
        owners[i] = number;
        score = Math.max(score, live.score[i]);
    }

    private boolean isComplete() {
        long pairs = 0;
        for (int at = 0; at < count; at++) {
            int i = candidates[at];
            pairs +=
                    (long) live.board.book.size[live.book[i]]
                            * live.board.statement.size[live.statement[i]];
        }
        long rows = rows(Side.BOOK).length;
        return rows >= 2 && rows == rows(Side.STATEMENT).length && pairs == rows * rows;
    }

    private boolean isAlone(Rows book, Rows statement, int margin) {
        for (int at = 0; at < count; at++) {
            int i = candidates[at];
            if (!isAlone(book, live.book[i], margin)
                    || !isAlone(statement, live.statement[i], margin)) {
                return false;
            }
        }
        return true;
    }

    private boolean isAlone(Rows rows, int row, int margin) {
        for (int i = rows.head[row]; i >= 0; i = rows.next[i]) {
            if (live.score[i] > score - margin && owners[i] != number) {
                return false;
            }
        }
        return true;
    }

    int score() {
        return score;
    }

    int[] leaders(Side side) {
        int[] firsts = new int[count];
        for (int at = 0; at < count; at++) {
            int i = candidates[at];
            firsts[at] = side == Side.BOOK ? live.book[i] : live.statement[i];
        }
        return Arrays.stream(firsts).distinct().toArray();
    }

    /// The twins of one side in row order.
    int[] rows(Side side) {
        Lane lane = live.board.lane(side);
        int[] leaders = leaders(side);
        int[] rows = new int[Arrays.stream(leaders).map(row -> lane.size[row]).sum()];
        int at = 0;
        for (int leader : leaders) {
            for (int row = leader; row >= 0; row = lane.next[row]) {
                rows[at++] = row;
            }
        }
        Arrays.sort(rows);
        return rows;
    }
}
