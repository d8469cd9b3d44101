package fidus.reconciliation;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntConsumer;

/// Finds the rows of one side whose text is equal to a text of the other: the same tokens, or the
/// shorter a contiguous part of the longer. Rows of one text are ordered by amount.
final class TextIndex {
    private final Lane lane;
    private final int[] rows;
    private final long[] sums;
    private final TextLinks links;

    /// Where the rows of a text start.
    private final int[] starts;

    /// @param found rows of the side that is found, by amount
    private TextIndex(Texts texts, Lane lane, int[] found, TextLinks links) {
        this.lane = lane;
        this.links = links;
        BitSet relevant = links.relevant();
        starts = new int[texts.size() + 1];
        for (int row : found) {
            starts[lane.text[row] + 1] += relevant.get(lane.text[row]) ? 1 : 0;
        }
        for (int text = 0; text < texts.size(); text++) {
            starts[text + 1] += starts[text];
        }
        rows = new int[starts[texts.size()]];
        sums = new long[rows.length];
        int[] next = starts.clone();
        for (int row : found) {
            if (relevant.get(lane.text[row])) {
                int at = next[lane.text[row]]++;
                rows[at] = row;
                sums[at] = lane.sum[row];
            }
        }
    }

    /// @param held rows of the side that is found, by amount
    /// @param asking rows of the other side
    static TextIndex of(Texts texts, Lane lane, int[] held, Lane other, int[] asking) {
        BitSet texted = texts(lane, held);
        return new TextIndex(texts, lane, held, new TextLinks(texts, texted, texts(other, asking)));
    }

    /// Both sides of a board, for the open rows of each among the rows of the other.
    static Map<Side, TextIndex> both(Board board) {
        BitSet held = texts(board.book, board.book.bySum());
        held.or(texts(board.statement, board.statement.bySum()));
        BitSet asked = texts(board.book, board.book.open());
        asked.or(texts(board.statement, board.statement.open()));
        TextLinks links = new TextLinks(board.texts, held, asked);
        Map<Side, TextIndex> both = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            Lane lane = board.lane(side);
            both.put(side, new TextIndex(board.texts, lane, lane.bySum(), links));
        }
        return both;
    }

    private static BitSet texts(Lane lane, int[] rows) {
        BitSet texts = new BitSet();
        for (int row : rows) {
            texts.set(lane.text[row]);
        }
        return texts;
    }

    /// Shows every row of a text equal to this one whose signed amount lies between the two.
    void each(int text, long low, long high, IntConsumer found) {
        if (text == Texts.EMPTY) {
            return;
        }
        own(text, low, high, found);
        for (int at = links.start(text); at < links.end(text); at++) {
            own(links.other(at), low, high, found);
        }
    }

    private void own(int text, long low, long high, IntConsumer found) {
        int end = starts[text + 1];
        int at = IntSort.firstFrom(sums, starts[text], end, low);
        for (; at < end && sums[at] <= high; at++) {
            found.accept(rows[at]);
        }
    }

    Lane lane() {
        return lane;
    }
}
