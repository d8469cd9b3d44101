package fidus.reconciliation;

import java.util.Arrays;

/// What rows are compared by, as numbers of {@link Texts}: their text and their key.
///
/// Texts of plain rows are numbered some at a time. Where a text is looked up lies far from where
/// the one before was, and the processor waits for memory each time; of many places that are asked
/// for together it waits once.
final class TextColumns {
    private static final int MOST = 64;

    private final Texts texts;
    private int[] text = new int[16];
    private int[] key = new int[16];

    /// The spelling of what waits, one after the other.
    private byte[] waiting = new byte[1 << 13];

    private final int[] ends = new int[MOST + 1];
    private final int[] hashes = new int[MOST];

    /// Twice the row, and one more for its key.
    private final int[] places = new int[MOST];

    private int count;

    TextColumns(Texts texts) {
        this.texts = texts;
    }

    void room(int rows) {
        text = Arrays.copyOf(text, rows);
        key = Arrays.copyOf(key, rows);
    }

    /// Takes the text of a row that can be asked for at once.
    void text(int row, String raw) {
        text[row] = texts.of(raw);
    }

    void key(int row, String raw) {
        key[row] = texts.of(raw);
    }

    /// Takes a field of a plain row as its text.
    void text(int row, PlainRow plain, PlainRow.Field field) {
        wait(2 * row, plain, field);
    }

    void key(int row, PlainRow plain, PlainRow.Field field) {
        wait(2 * row + 1, plain, field);
    }

    private void wait(int place, PlainRow plain, PlainRow.Field field) {
        int raw = plain.from[field.at];
        int rawEnd = plain.to[field.at];
        if (raw == rawEnd) {
            return; // a place that was never written says Texts.EMPTY
        }
        int from = ends[count];
        int most = from + 2 * (rawEnd - raw) + 2;
        if (most > waiting.length) {
            waiting = Arrays.copyOf(waiting, 2 * most);
        }
        int to = PlainSpelling.spaced(plain.bytes, raw, rawEnd, waiting, from);
        places[count] = place;
        hashes[count] = Texts.hash(waiting, from, to);
        ends[++count] = to;
        if (count == MOST) {
            number();
        }
    }

    private void number() {
        texts.approach(hashes, count);
        for (int i = 0; i < count; i++) {
            int number = texts.number(hashes[i], waiting, ends[i], ends[i + 1]);
            int[] column = (places[i] & 1) == 0 ? text : key;
            column[places[i] >> 1] = number;
        }
        count = 0;
    }

    int text(int row) {
        if (count > 0) {
            number();
        }
        return text[row];
    }

    int key(int row) {
        if (count > 0) {
            number();
        }
        return key[row];
    }
}
