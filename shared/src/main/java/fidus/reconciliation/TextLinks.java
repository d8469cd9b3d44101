package fidus.reconciliation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/// Which texts are parts of which: the shorter a run of tokens in the longer, of at least six
/// characters. Only what links a text that is asked about with one that is held is kept.
final class TextLinks {
    /// Most parts of texts are no texts of their own; this says so without a look-up.
    private static final int SLOTS = 1 << 22;

    private final Texts texts;
    private final BitSet held;
    private final BitSet asked;
    private final BitSet askedHashes = new BitSet(SLOTS);
    private final BitSet heldHashes = new BitSet(SLOTS);
    private int count;

    /// The asking text above, the answering one below 32 bits; in the end sorted, each once.
    private long[] links = new long[64];

    /// Places of the spaces of the text at hand, the hash of everything up to each, and the base of
    /// the hash to the power of a place.
    private int[] places = new int[64];

    private int[] hashes = new int[64];
    private int[] powers = {1};

    TextLinks(Texts texts, BitSet held, BitSet asked) {
        this.texts = texts;
        this.held = held;
        this.asked = asked;
        mark(asked, askedHashes);
        mark(asked.isEmpty() ? asked : held, heldHashes);
        BitSet both = (BitSet) held.clone();
        both.or(asked);
        int text = asked.isEmpty() ? -1 : both.nextSetBit(1);
        for (; text > 0; text = both.nextSetBit(text + 1)) {
            parts(text);
        }
        links = Arrays.stream(links, 0, count).sorted().distinct().toArray();
    }

    private void mark(BitSet some, BitSet hashes) {
        for (int each = some.nextSetBit(1); each > 0; each = some.nextSetBit(each + 1)) {
            hashes.set(texts.hash(each) & (SLOTS - 1));
        }
    }

    /// Shows the held texts that are linked with one that is asked about.
    void each(int text, IntConsumer found) {
        long asking = (long) text << 32;
        int at = IntSort.firstFrom(links, 0, links.length, asking);
        for (; at < links.length && links[at] >>> 32 == text; at++) {
            found.accept((int) links[at]);
        }
    }

    /// Every text that is asked about or linked with one.
    BitSet relevant() {
        BitSet all = (BitSet) asked.clone();
        for (long link : links) {
            all.set((int) link);
        }
        all.clear(Texts.EMPTY);
        return all;
    }

    /// The hash of a run is got from those of what ends with it and of what comes before it. The
    /// whole text is no part of itself.
    private void parts(int text) {
        int spaces = spaces(text);
        boolean isAsked = asked.get(text);
        boolean isHeld = held.get(text);
        for (int first = 0; first < spaces - 1; first++) {
            int before = hashes[first] - ' '; // without its space, but one place further
            int end = first == 0 ? spaces - 1 : spaces;
            for (int last = first + 1; last < end; last++) {
                int length = places[last] - places[first] + 1;
                if (length - (last - first + 1) >= Likeness.LEAST_CONTAINED) {
                    int hash = hashes[last] - before * powers[length - 1];
                    int slot = hash & (SLOTS - 1);
                    if ((isAsked && heldHashes.get(slot)) || (isHeld && askedHashes.get(slot))) {
                        part(text, hash, places[first], places[last] + 1);
                    }
                }
            }
        }
    }

    private int spaces(int text) {
        byte[] data = texts.data();
        int start = texts.from(text);
        int end = texts.to(text);
        reach(end - start + 1);
        int hash = 0;
        int spaces = 0;
        for (int at = start; at < end; at++) {
            hash = Texts.step(hash, data[at]);
            if (data[at] == ' ') {
                places[spaces] = at;
                hashes[spaces++] = hash;
            }
        }
        return spaces;
    }

    private void reach(int length) {
        if (places.length < length) {
            places = new int[2 * length];
            hashes = new int[2 * length];
        }
        if (powers.length < length) {
            int known = powers.length;
            powers = Arrays.copyOf(powers, 2 * length);
            for (int i = known; i < powers.length; i++) {
                powers[i] = Texts.step(powers[i - 1], (byte) 0);
            }
        }
    }

    private void part(int longer, int hash, int start, int end) {
        int part = texts.find(hash, texts.data(), start, end);
        if (part > 0 && part != longer && texts.length(part) >= Likeness.LEAST_CONTAINED) {
            if (held.get(part) && asked.get(longer)) {
                add(longer, part);
            }
            if (held.get(longer) && asked.get(part)) {
                add(part, longer);
            }
        }
    }

    private void add(int asking, int answering) {
        if (count == links.length) {
            links = Arrays.copyOf(links, 2 * count);
        }
        links[count++] = ((long) asking << 32) | answering;
    }
}
