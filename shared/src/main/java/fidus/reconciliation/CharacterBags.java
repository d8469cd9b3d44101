package fidus.reconciliation;

import java.util.Arrays;

/// How often each character stands in a text, for a quick answer that two texts are too different:
/// an insertion or a deletion changes one count by one, a replacement two. Counts are four bits
/// each, at most 15, in two numbers for each text; some letters share a count. Both only make texts
/// look more alike.
final class CharacterBags {
    private static final int[] PLACES = places();
    private static final long LOW = 0x0f0f0f0f0f0f0f0fL;
    private static final long HIGH = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;

    private final Texts texts;
    private long[] bags = new long[0];

    CharacterBags(Texts texts) {
        this.texts = texts;
    }

    /// Digits and the frequent letters have places of their own.
    private static int[] places() {
        int[] places = new int[128];
        String order = "0123456789EAIONRTLSUDGHYMPBVKWFXZJQC";
        for (int i = 0; i < order.length(); i++) {
            places[order.charAt(i)] = i % 32;
        }
        return places;
    }

    /// Whether two texts may be no farther apart than that many edits; both ASCII.
    boolean mayBeWithin(int one, int other, int most) {
        int a = 2 * bag(one);
        int b = 2 * bag(other);
        return mayBeWithin(bags[a], bags[a + 1], bags[b], bags[b + 1], most);
    }

    /// The same of two bags.
    static boolean mayBeWithin(long x, long y, long u, long v, int most) {
        return more(x, u) + more(y, v) <= most && more(u, x) + more(v, y) <= most;
    }

    /// Copies the two numbers of a text that is ASCII.
    void copy(int text, long[] to, int at) {
        int from = 2 * bag(text);
        to[at] = bags[from];
        to[at + 1] = bags[from + 1];
    }

    /// By how much the greater counts of the first exceed those of the second, in all.
    private static int more(long one, long other) {
        return bytes(one & LOW, other & LOW) + bytes((one >>> 4) & LOW, (other >>> 4) & LOW);
    }

    private static int bytes(long one, long other) {
        long apart = (one | HIGH) - other;
        long greater = ((apart & HIGH) >>> 7) * 0x7f;
        return (int) (((apart & greater) * ONES) >>> 56);
    }

    private int bag(int text) {
        if (2 * text >= bags.length) {
            int spare = bags.length == 0 ? 0 : texts.size() / 8; // more texts come day by day
            bags = Arrays.copyOf(bags, 2 * (texts.size() + spare));
        }
        if ((bags[2 * text] | bags[2 * text + 1]) == 0) {
            fill(text);
        }
        return text;
    }

    private void fill(int text) {
        byte[] data = texts.data();
        for (int at = texts.from(text); at < texts.to(text); at++) {
            if (data[at] != ' ') {
                int place = PLACES[data[at]];
                int bag = 2 * text + (place >> 4);
                int shift = 4 * (place & 15);
                bags[bag] += ((bags[bag] >>> shift) & 15) == 15 ? 0 : 1L << shift;
            }
        }
    }
}
