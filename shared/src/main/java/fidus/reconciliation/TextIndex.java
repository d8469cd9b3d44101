package fidus.reconciliation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntConsumer;

/// Finds the rows of one side whose text is equal to a text of the other: the same tokens, or the
/// shorter a contiguous part of the longer. Rows of one text are ordered by amount.
final class TextIndex {
    private final int[] rows;
    private final long[] sums;
    private final TextLinks links;

    /// The texts that may be asked for, in order, and where the rows of each start.
    private final int[] ids;

    private final int[] starts;

    /// @param found rows of the side that is found, by amount
    private TextIndex(Lane lane, int[] found, TextLinks links) {
        this.links = links;
        BitSet relevant = links.relevant();
        ids = relevant.stream().toArray();
        starts = new int[ids.length + 1];
        int[] places = new int[found.length];
        for (int i = 0; i < found.length; i++) {
            int text = lane.text[found[i]];
            places[i] = relevant.get(text) ? Arrays.binarySearch(ids, text) : -1;
            if (places[i] >= 0) {
                starts[places[i] + 1]++;
            }
        }
        for (int i = 0; i < ids.length; i++) {
            starts[i + 1] += starts[i];
        }
        rows = new int[starts[ids.length]];
        sums = new long[rows.length];
        int[] next = starts.clone();
        for (int i = 0; i < found.length; i++) {
            if (places[i] >= 0) {
                int at = next[places[i]]++;
                rows[at] = found[i];
                sums[at] = lane.sum[found[i]];
            }
        }
    }

    /// @param held rows of the side that is found, by amount
    /// @param asking rows of the other side
    static TextIndex of(Texts texts, Lane lane, int[] held, Lane other, int[] asking) {
        BitSet texted = texts(lane, held);
        return new TextIndex(lane, held, new TextLinks(texts, texted, texts(other, asking)));
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
            both.put(side, new TextIndex(lane, lane.bySum(), links));
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
        links.each(text, other -> own(other, low, high, found));
    }

    private void own(int text, long low, long high, IntConsumer found) {
        int place = Arrays.binarySearch(ids, text);
        if (place < 0) {
            return;
        }
        int end = starts[place + 1];
        int at = IntSort.firstFrom(sums, starts[place], end, low);
        for (; at < end && sums[at] <= high; at++) {
            found.accept(rows[at]);
        }
    }
}
