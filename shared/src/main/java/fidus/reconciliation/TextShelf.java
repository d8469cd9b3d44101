package fidus.reconciliation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// Rows of one side by what they say, for a run that goes on: rows and texts only come. A text that
/// stands in longer ones is found through the rarest of its tokens.
final class TextShelf {
    private static final int KNOWN = 1 << 20;
    private static final int PIECE_BITS = 16;
    private static final int PIECE = 1 << PIECE_BITS;

    private final Lane lane;
    private final Texts texts;

    /// Most parts of texts are no texts of their own; this says so without a look-up.
    private final BitSet knownHashes = new BitSet();

    /// The newest row of each text, by text, and the row before it, by row; plus one.
    private int[] newest = new int[64];

    private int[] before = new int[64];

    /// The newest entry of each token and how many there are, by turns.
    private final int[] entries;

    /// Of each entry its text, its token and the entry before, plus one; what is looked at together
    /// stands together. In pieces, since there are several for each text: to copy all of them to
    /// make room costs more than a day.
    private int[][] chain = new int[4][];

    private int size;

    /// @param expected about how many rows it will hold
    TextShelf(Lane lane, int expected) {
        this.lane = lane;
        int slots = Integer.highestOneBit(Math.max(1 << 10, Math.min(expected, 1 << 21)));
        entries = new int[2 * slots];
        texts = lane.table.texts();
    }

    void add(int row) {
        int text = lane.text[row];
        if (text >= newest.length) {
            newest = Arrays.copyOf(newest, texts.size() + texts.size() / 8);
        }
        if (row >= before.length) {
            before = Arrays.copyOf(before, Math.max(row + 1, lane.source.length));
        }
        boolean isNew = newest[text] == 0;
        before[row] = newest[text];
        newest[text] = row + 1;
        if (isNew && text != Texts.EMPTY) {
            knownHashes.set(texts.hash(text) & (KNOWN - 1));
            eachToken(text, hash -> enter(hash, text));
        }
    }

    private int slot(int hash) {
        return 2 * ((hash ^ (hash >>> 15)) & (entries.length / 2 - 1));
    }

    private void enter(int hash, int text) {
        int slot = slot(hash);
        int last = entries[slot] - 1;
        if (last >= 0 && textOf(last) == text && hashOf(last) == hash) {
            return;
        }
        int[] piece = room();
        int at = 4 * (size & (PIECE - 1));
        piece[at] = text;
        piece[at + 1] = hash;
        piece[at + 2] = entries[slot];
        entries[slot] = ++size;
        entries[slot + 1]++;
    }

    /// The piece the next entry belongs to.
    private int[] room() {
        int number = size >>> PIECE_BITS;
        if (number == chain.length) {
            chain = Arrays.copyOf(chain, 2 * number);
        }
        if ((size & (PIECE - 1)) == 0) {
            chain[number] = new int[4 * PIECE];
        }
        return chain[number];
    }

    private int textOf(int entry) {
        return chain[entry >>> PIECE_BITS][4 * (entry & (PIECE - 1))];
    }

    private int hashOf(int entry) {
        return chain[entry >>> PIECE_BITS][4 * (entry & (PIECE - 1)) + 1];
    }

    private void eachToken(int text, IntConsumer hashes) {
        byte[] data = texts.data();
        int hash = 0;
        for (int at = texts.from(text) + 1; at < texts.to(text); at++) {
            if (data[at] == ' ') {
                hashes.accept(hash * 0x9E3779B9);
                hash = 0;
            } else {
                hash = Texts.step(hash, data[at]);
            }
        }
    }

    /// Shows the rows whose text is equal to this one: the same tokens, or the shorter a contiguous
    /// part of the longer with at least six characters.
    void equal(int text, IntConsumer found) {
        if (text == Texts.EMPTY) {
            return;
        }
        rows(text, found);
        parts(text, part -> rows(part, found));
        if (isPart(text)) {
            containing(text, found);
        }
    }

    private boolean isPart(int text) {
        return texts.length(text) >= Likeness.LEAST_CONTAINED;
    }

    /// Shows the rows whose text names a key of at least three characters.
    void naming(int key, IntConsumer found) {
        if (texts.length(key) >= KeyFinder.LEAST) {
            rows(key, found);
            containing(key, found);
        }
    }

    private boolean isKnown(int text) {
        return text < newest.length && newest[text] > 0;
    }

    private void rows(int text, IntConsumer found) {
        if (isKnown(text)) {
            for (int row = newest[text]; row > 0; row = before[row - 1]) {
                found.accept(row - 1);
            }
        }
    }

    private void containing(int text, IntConsumer found) {
        byte[] data = texts.data();
        int token = 0;
        int rarest = 0;
        int least = Integer.MAX_VALUE;
        for (int at = texts.from(text) + 1; at < texts.to(text); at++) {
            if (data[at] == ' ') {
                int hash = token * 0x9E3779B9;
                int count = entries[slot(hash) + 1];
                rarest = count < least ? hash : rarest;
                least = Math.min(count, least);
                token = 0;
            } else {
                token = Texts.step(token, data[at]);
            }
        }
        for (int entry = entries[slot(rarest)] - 1; entry >= 0; ) {
            int longer = textOf(entry);
            if (hashOf(entry) == rarest && longer != text && texts.contains(longer, text)) {
                rows(longer, found);
            }
            entry = chain[entry >>> PIECE_BITS][4 * (entry & (PIECE - 1)) + 2] - 1;
        }
    }

    private void parts(int text, IntConsumer found) {
        eachRun(
                texts,
                text,
                hash -> knownHashes.get(hash & (KNOWN - 1)),
                part -> {
                    if (part != text && isKnown(part) && isPart(part)) {
                        found.accept(part);
                    }
                });
    }

    /// Shows every run of tokens of a text that is a text of its own; one that stands there twice
    /// is shown twice.
    ///
    /// @param worth says of a hash whether its text is wanted
    static void eachRun(Texts texts, int text, IntPredicate worth, IntConsumer found) {
        byte[] data = texts.data();
        int end = texts.to(text);
        for (int first = texts.from(text); first < end - 1; first++) {
            if (data[first] == ' ') {
                runs(texts, first, end, worth, found);
            }
        }
    }

    private static void runs(
            Texts texts, int first, int end, IntPredicate worth, IntConsumer found) {
        byte[] data = texts.data();
        int hash = Texts.step(0, (byte) ' ');
        for (int at = first + 1; at < end; at++) {
            hash = Texts.step(hash, data[at]);
            if (data[at] == ' ' && worth.test(hash)) {
                int run = texts.find(hash, data, first, at + 1);
                if (run > 0) {
                    found.accept(run);
                }
            }
        }
    }
}
