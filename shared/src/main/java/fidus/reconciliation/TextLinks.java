package fidus.reconciliation;

import java.util.Arrays;
import java.util.BitSet;

/// Which texts are parts of which: the shorter a run of tokens in the longer, of at least six
/// characters. Only what links a text that is asked about with one that is held is kept.
final class TextLinks {
    /// Most parts of texts are no texts of their own; this says so without a look-up.
    private static final int SLOTS = 1 << 22;

    private final Texts texts;
    private final BitSet held;
    private final BitSet asked;
    private final BitSet askedHashes = new BitSet(SLOTS);
    private int count;
    private int[] from = new int[64];
    private int[] to = new int[64];
    private final int[] starts;

    /// Places of the spaces of the text at hand, the hash of everything up to each, and the base of
    /// the hash to the power of a place.
    private int[] places = new int[64];

    private int[] hashes = new int[64];
    private int[] powers = {1};

    TextLinks(Texts texts, BitSet held, BitSet asked) {
        this.texts = texts;
        this.held = held;
        this.asked = asked;
        for (int text = asked.nextSetBit(1); text > 0; text = asked.nextSetBit(text + 1)) {
            askedHashes.set(texts.hash(text) & (SLOTS - 1));
        }
        for (int text = 1; text < texts.size() && !asked.isEmpty(); text++) {
            if (held.get(text) || asked.get(text)) {
                parts(text);
            }
        }
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        IntSort.sort(order, 0, count, this::compare);
        int[] sorted = new int[count];
        starts = new int[texts.size() + 1];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || compare(order[i - 1], order[i]) != 0) {
                starts[from[order[i]] + 1]++;
                sorted[kept++] = to[order[i]];
            }
        }
        to = sorted;
        for (int text = 0; text < texts.size(); text++) {
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

    /// Every text that is asked about or linked with one.
    BitSet relevant() {
        BitSet all = (BitSet) asked.clone();
        for (int at = 0; at < starts[starts.length - 1]; at++) {
            all.set(to[at]);
        }
        all.clear(Texts.EMPTY);
        return all;
    }

    /// The hash of a run is got from those of what ends with it and of what comes before it.
    private void parts(int text) {
        int spaces = spaces(text);
        boolean isAsked = asked.get(text);
        for (int first = 0; first < spaces - 1; first++) {
            int before = hashes[first] - ' '; // without its space, but one place further
            for (int last = first + 1; last < spaces; last++) {
                int length = places[last] - places[first] + 1;
                if (length - (last - first + 1) >= Likeness.LEAST_CONTAINED) {
                    int hash = hashes[last] - before * powers[length - 1];
                    if (isAsked || askedHashes.get(hash & (SLOTS - 1))) {
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
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
        }
        from[count] = asking;
        to[count++] = answering;
    }
}
