package fidus.reconciliation;

import java.util.BitSet;
import java.util.Set;
import java.util.function.IntConsumer;

/// Finds which of some keys a text names: the key's tokens stand in it in one run, and the key has
/// at least three characters.
final class KeyFinder {
    static final int LEAST = MatchPass.LEAST_KEY;
    private static final int SLOTS = 1 << 18;

    private final Texts texts;
    private final BitSet keys = new BitSet();
    private final BitSet firstTokens = new BitSet(SLOTS);
    private int longest;

    KeyFinder(Texts texts, Set<Integer> keys) {
        this.texts = texts;
        byte[] data = texts.data();
        for (int key : keys) {
            this.keys.set(key);
            longest = Math.max(longest, texts.to(key) - texts.from(key));
            int hash = Texts.step(0, (byte) ' ');
            int at = texts.from(key) + 1;
            do {
                hash = Texts.step(hash, data[at]);
            } while (data[at++] != ' ');
            firstTokens.set(hash & (SLOTS - 1));
        }
    }

    /// Shows each key named by the text; one that is named twice may be shown twice.
    void each(int text, IntConsumer found) {
        byte[] data = texts.data();
        for (int first = texts.from(text); first < texts.to(text) - 1; first++) {
            if (data[first] == ' ') {
                from(text, first, found);
            }
        }
    }

    private void from(int text, int first, IntConsumer found) {
        byte[] data = texts.data();
        int end = Math.min(texts.to(text), first + longest);
        int hash = Texts.step(0, (byte) ' ');
        boolean known = false;
        for (int at = first + 1; at < end; at++) {
            hash = Texts.step(hash, data[at]);
            if (data[at] == ' ') {
                known = known || firstTokens.get(hash & (SLOTS - 1));
                if (!known) {
                    return;
                }
                int key = texts.find(hash, data, first, at + 1);
                if (key > 0 && texts.length(key) >= LEAST && keys.get(key)) {
                    found.accept(key);
                }
            }
        }
    }
}
