package fidus.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Equally good pairs of kinds and blocks, row by row: each book row in turn is offered the first
/// statement rows that have room, so that of thousands of rows that could all be paired only those
/// are looked at that are shown.
final class Unfolding {
    private final Shown shown;
    private final Board board;

    /// What each book row may be paired with.
    private final Map<Integer, List<Option>> options = new TreeMap<>();

    private final Map<Integer, Column> ofKinds = new HashMap<>();
    private final IdentityHashMap<int[], Column> ofBlocks = new IdentityHashMap<>();

    /// Statement rows in row order, of which those before the first have no room.
    private static final class Column {
        final int[] rows;
        int first;

        Column(int[] rows) {
            this.rows = rows;
        }
    }

    /// A column that some book rows may take from.
    private static final class Option {
        final int pass;
        final int score;
        final Column column;

        /// The next place while one book row is served.
        int at;

        Option(int pass, int score, Column column) {
            this.pass = pass;
            this.score = score;
            this.column = column;
        }

        boolean isBefore(Option other) {
            return other.at == other.column.rows.length
                    || (at < column.rows.length && column.rows[at] < other.column.rows[other.at]);
        }
    }

    Unfolding(Shown shown, Board board) {
        this.shown = shown;
        this.board = board;
    }

    /// @param ours the first book row of its kind
    /// @param theirs the first statement row of its kind
    void pair(int pass, int score, int ours, int theirs) {
        Column column =
                ofKinds.computeIfAbsent(theirs, it -> new Column(kind(board.statement, it)));
        Option option = new Option(pass, score, column);
        for (int row = ours; row >= 0; row = board.book.next[row]) {
            add(row, option);
        }
    }

    void block(PairBlock block) {
        Column column =
                ofBlocks.computeIfAbsent(
                        block.statement, it -> new Column(unused(board.statement, it)));
        Option option = new Option(block.pass, block.score, column);
        for (int row : unused(board.book, block.book)) {
            add(row, option);
        }
    }

    private void add(int row, Option option) {
        options.computeIfAbsent(row, _ -> new ArrayList<>(2)).add(option);
    }

    private static int[] kind(Lane lane, int leader) {
        int[] rows = new int[lane.size[leader]];
        int at = 0;
        for (int row = leader; row >= 0; row = lane.next[row]) {
            rows[at++] = row;
        }
        return rows;
    }

    private static int[] unused(Lane lane, int[] rows) {
        return Arrays.stream(rows).filter(row -> !lane.isUsed(row)).toArray();
    }

    /// Offers them, in row order of the books.
    void show() {
        options.forEach(this::show);
    }

    private void show(int ours, List<Option> its) {
        if (!shown.hasRoom(Side.BOOK, ours)) {
            return;
        }
        its.sort(Comparator.comparingInt(it -> it.pass));
        for (Option each : its) {
            Column column = each.column;
            while (column.first < column.rows.length
                    && !shown.hasRoom(Side.STATEMENT, column.rows[column.first])) {
                column.first++;
            }
            each.at = column.first;
        }
        while (shown.hasRoom(Side.BOOK, ours)) {
            Option best = its.getFirst();
            for (Option each : its) {
                best = each.isBefore(best) ? each : best;
            }
            if (best.at == best.column.rows.length) {
                return;
            }
            shown.offer(best.pass, best.score, ours, best.column.rows[best.at++]);
        }
    }
}
