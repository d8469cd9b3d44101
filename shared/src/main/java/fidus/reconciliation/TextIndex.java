package fidus.reconciliation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/// Finds the rows of one side whose text is equal to a text of the other: the same tokens, or the
/// shorter a contiguous part of the longer. Rows of one text are ordered by amount.
final class TextIndex {
    private final Lane lane;
    private final int[] rows;
    private final long[] sums;
    private final Links links;

    /// Where the rows of a text start.
    private final int[] starts;

    /// @param rows of the side that is found
    /// @param asking rows of the other side
    TextIndex(Texts texts, Lane lane, int[] rows, Lane other, int[] asking) {
        this.lane = lane;
        this.rows = rows.clone();
        IntSort.byKey(this.rows, lane.sum);
        long[] ids = new long[lane.count];
        for (int row : rows) {
            ids[row] = lane.text[row];
        }
        IntSort.byKey(this.rows, ids);
        sums = Arrays.stream(this.rows).mapToLong(row -> lane.sum[row]).toArray();
        starts = new int[texts.size() + 1];
        for (int row : rows) {
            starts[lane.text[row] + 1]++;
        }
        boolean[] asked = new boolean[texts.size()];
        for (int row : asking) {
            asked[other.text[row]] = true;
        }
        boolean[] held = new boolean[texts.size()];
        for (int text = 0; text < texts.size(); text++) {
            held[text] = starts[text + 1] > 0;
            starts[text + 1] += starts[text];
        }
        links = new Links(texts, held, asked);
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

    /// Which texts are parts of which, from the asking side to the held side.
    private static final class Links {
        /// Most parts of texts are no texts of their own; this says so without a look-up.
        private static final int SLOTS = 1 << 20;

        private final Texts texts;
        private final boolean[] held;
        private final boolean[] asked;
        private final BitSet askedHashes = new BitSet(SLOTS);
        private int count;
        private int[] from = new int[64];
        private int[] to = new int[64];
        private final int[] starts;

        Links(Texts texts, boolean[] held, boolean[] asked) {
            this.texts = texts;
            this.held = held;
            this.asked = asked;
            for (int text = 1; text < asked.length; text++) {
                if (asked[text]) {
                    askedHashes.set(texts.hash(text) & (SLOTS - 1));
                }
            }
            for (int text = 1; text < held.length; text++) {
                if (held[text] || asked[text]) {
                    parts(text);
                }
            }
            int[] order = new int[count];
            Arrays.setAll(order, i -> i);
            IntSort.sort(order, 0, count, this::compare);
            int[] sorted = new int[count];
            starts = new int[held.length + 1];
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (i == 0 || compare(order[i - 1], order[i]) != 0) {
                    starts[from[order[i]] + 1]++;
                    sorted[kept++] = to[order[i]];
                }
            }
            to = sorted;
            for (int text = 0; text < held.length; text++) {
                starts[text + 1] += starts[text];
            }
        }

        private int compare(int one, int other) {
            int order = Integer.compare(from[one], from[other]);
            return order == 0 ? Integer.compare(to[one], to[other]) : order;
        }

        int start(int text) {
            return starts[text];
        }

        int end(int text) {
            return starts[text + 1];
        }

        int other(int at) {
            return to[at];
        }

        private void parts(int text) {
            byte[] data = texts.data();
            int end = texts.to(text);
            for (int first = texts.from(text); first < end - 1; first++) {
                if (data[first] == ' ') {
                    parts(text, first);
                }
            }
        }

        private void parts(int text, int first) {
            byte[] data = texts.data();
            int hash = Texts.step(0, (byte) ' ');
            int letters = 0;
            for (int at = first + 1; at < texts.to(text); at++) {
                hash = Texts.step(hash, data[at]);
                if (data[at] != ' ') {
                    letters++;
                } else if (letters >= Likeness.LEAST_CONTAINED
                        && (asked[text] || askedHashes.get(hash & (SLOTS - 1)))) {
                    int part = texts.find(hash, data, first, at + 1);
                    if (part > 0
                            && part != text
                            && texts.length(part) >= Likeness.LEAST_CONTAINED) {
                        link(text, part);
                    }
                }
            }
        }

        private void link(int longer, int part) {
            if (held[part] && asked[longer]) {
                add(longer, part);
            }
            if (held[longer] && asked[part]) {
                add(part, longer);
            }
        }

        private void add(int asking, int answering) {
            if (count == from.length) {
                from = Arrays.copyOf(from, 2 * count);
                to = Arrays.copyOf(to, 2 * count);
            }
            from[count] = asking;
            to[count++] = answering;
        }
    }
}
