package fidus.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/// Every compared text once, as a number. Two texts with the same tokens are the same number; the
/// spelling is that of {@link TextView}, in UTF-8, with a space before and after each token. Plain
/// ASCII is normalised without making strings.
final class Texts {
    static final int EMPTY = 0;
    private static final int BASE = 0x01000193;
    private static final int BASE_2 = 0x26027A69;
    private static final int BASE_3 = 0x3EE6B34B;
    private static final int BASE_4 = 0x502C3F11;
    private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

    private byte[] data = new byte[1 << 12];
    private int[] ends = new int[64];
    private int[] hashes = new int[64];
    private int[] lengths = new int[64];

    /// Hash above, number below 32 bits; 0 for an empty place.
    private long[] table = new long[128];

    private final BitSet wide = new BitSet();
    private byte[] scratch = new byte[256];
    private final int[] near = new int[64];
    private int size = 1;
    private boolean isGuessed;

    int size() {
        return size;
    }

    /// The number of a text as it was read.
    @SuppressWarnings("deprecation") // the only way to copy Latin-1 without an array between
    int of(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) >= 128) {
                byte[] spaced = TextView.of(raw).spaced().getBytes(StandardCharsets.UTF_8);
                return number(hash(spaced, 0, spaced.length), spaced, 0, spaced.length);
            }
        }
        byte[] bytes = new byte[raw.length()];
        raw.getBytes(0, bytes.length, bytes, 0);
        return of(bytes, 0, bytes.length);
    }

    private int of(byte[] raw, int from, int to) {
        if (scratch.length < 2 * (to - from) + 2) {
            scratch = new byte[2 * (to - from) + 2];
        }
        int end = PlainSpelling.spaced(raw, from, to, scratch, 0);
        return number(hash(scratch, 0, end), scratch, 0, end);
    }

    /// The number of a spelling.
    int number(int hash, byte[] spaced, int from, int to) {
        if (from == to) {
            return EMPTY;
        }
        int known = find(hash, spaced, from, to);
        return known >= 0 ? known : add(hash, spaced, from, to);
    }

    /// {@link #step} over all of them. Four at once: one multiplication need not wait for the next.
    static int hash(byte[] spaced, int from, int to) {
        int hash = 0;
        int at = from;
        for (; at + 4 <= to; at += 4) {
            hash =
                    hash * BASE_4
                            + spaced[at] * BASE_3
                            + spaced[at + 1] * BASE_2
                            + spaced[at + 2] * BASE
                            + spaced[at + 3];
        }
        for (; at < to; at++) {
            hash = step(hash, spaced[at]);
        }
        return hash;
    }

    /// Asks for all places where texts of these hashes may lie, so that they are near when each is
    /// looked up.
    void approach(int[] wanted, int count) {
        int mask = table.length - 1;
        for (int i = 0; i < count; i++) {
            near[i] = (int) table[spread(wanted[i]) & mask];
        }
        for (int i = 0; i < count; i++) {
            near[i] = from(near[i]);
        }
        int seen = 0;
        for (int i = 0; i < count; i++) {
            seen += data[near[i]];
        }
        near[0] = seen; // so that the bytes are read
    }

    /// The hash of a run of bytes, one byte further.
    static int step(int hash, byte next) {
        return hash * BASE + next;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    /// The text that is exactly these bytes, or −1.
    int find(int hash, byte[] bytes, int from, int to) {
        int mask = table.length - 1;
        for (int at = spread(hash) & mask; table[at] != 0; at = (at + 1) & mask) {
            int id = (int) table[at];
            if ((int) (table[at] >>> 32) == hash
                    && Arrays.equals(data, ends[id - 1], ends[id], bytes, from, to)) {
                return id;
            }
        }
        return -1;
    }

    private int add(int hash, byte[] spaced, int from, int to) {
        int length = to - from;
        if (size == ends.length) {
            lengthen(size + (size >> 1));
        }
        int start = ends[size - 1];
        if (start > Integer.MAX_VALUE - length - 64) {
            throw Refused.because(
                    Problem.Code.TOO_LARGE, "The texts of these rows do not fit into 2 GB.");
        }
        if (start + length > data.length) {
            long more = Math.max((long) start + length, data.length + (data.length >> 1));
            data = Arrays.copyOf(data, (int) Math.min(more, MOST_BYTES));
        }
        System.arraycopy(spaced, from, data, start, length);
        ends[size] = start + length;
        hashes[size] = hash;
        measure(spaced, from, to);
        enter(size, hash);
        return size++;
    }

    private void measure(byte[] spaced, int from, int to) {
        int characters = 0;
        for (int i = from; i < to; i++) {
            characters += spaced[i] != ' ' && (spaced[i] & 0xC0) != 0x80 ? 1 : 0;
            if (spaced[i] < 0) {
                wide.set(size);
            }
        }
        lengths[size] = characters;
    }

    private void enter(int id, int hash) {
        if (2 * size >= table.length) {
            widen(table.length * 2);
        }
        place(id, hash);
    }

    private void widen(int places) {
        table = new long[places];
        for (int old = 1; old < size; old++) {
            place(old, hashes[old]);
        }
    }

    /// Makes room for the texts of so many rows more; what is known already often comes again. The
    /// bytes are guessed once, by what the first rows brought, however long each of those was.
    ///
    /// @param seen rows that were read
    void expect(int rows, int seen) {
        boolean first = size < rows / 2;
        int texts = size + Math.min(first ? rows : rows / 4, 1 << 28);
        if (!isGuessed) {
            isGuessed = true;
            long bytes = (long) ends[size - 1] * rows / Math.max(1, seen);
            bytes += bytes / 8; // for some of the other side
            data = Arrays.copyOf(data, Math.clamp(bytes, data.length, MOST_BYTES));
        }
        if (texts > ends.length) {
            lengthen(texts);
        }
        int places = Integer.highestOneBit(2 * texts) * 2;
        if (places > table.length) {
            widen(places);
        }
    }

    private void lengthen(int texts) {
        ends = Arrays.copyOf(ends, texts);
        hashes = Arrays.copyOf(hashes, texts);
        lengths = Arrays.copyOf(lengths, texts);
    }

    private void place(int id, int hash) {
        int mask = table.length - 1;
        int at = spread(hash) & mask;
        while (table[at] != 0) {
            at = (at + 1) & mask;
        }
        table[at] = ((long) hash << 32) | id;
    }

    int hash(int id) {
        return hashes[id];
    }

    byte[] data() {
        return data;
    }

    int from(int id) {
        return id == EMPTY ? 0 : ends[id - 1];
    }

    int to(int id) {
        return ends[id];
    }

    /// Characters without spaces.
    int length(int id) {
        return lengths[id];
    }

    boolean isWide(int id) {
        return wide.get(id);
    }

    /// Whether the other's tokens stand in this text, in one run.
    boolean contains(int id, int part) {
        int last = to(id) - (to(part) - from(part));
        byte first = data[from(part) + 1];
        for (int at = from(id); at <= last && part != EMPTY; at++) {
            if (data[at] == ' '
                    && data[at + 1] == first
                    && Arrays.equals(
                            data, at, at + to(part) - from(part), data, from(part), to(part))) {
                return true;
            }
        }
        return false;
    }

    String spaced(int id) {
        return new String(data, from(id), to(id) - from(id), StandardCharsets.UTF_8);
    }

    String compact(int id) {
        return spaced(id).replace(" ", "");
    }
}
