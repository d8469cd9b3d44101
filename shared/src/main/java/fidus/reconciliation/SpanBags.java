package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

/// What the texts of some rows are made of, side by side in the order of the rows, so that most are
/// ruled out without going to the texts themselves, which lie far apart.
final class SpanBags {
    private static final int ASK = -1;

    private final int from;
    private final long[] bags;

    /// Characters of each text, or {@link #ASK} where bags say nothing.
    private final int[] lengths;

    /// A text that like ones are looked for.
    static final class Wanted {
        private final long low;
        private final long high;
        private final int length;

        /// In ten-thousandths.
        private final int least;

        private Wanted(long[] bag, int length, int least) {
            low = bag[0];
            high = bag[1];
            this.length = length;
            this.least = least;
        }

        /// @return null when a pass does not compare characters, or bags say nothing of the text
        static @Nullable Wanted of(Rules rules, Likeness likeness, int text) {
            if (!rules.comparesCharacters() || likeness.isWide(text)) {
                return null;
            }
            long[] bag = new long[2];
            likeness.bag(text, bag, 0);
            return new Wanted(bag, likeness.length(text), rules.leastLikeness());
        }
    }

    /// The rows from one place of an array to another.
    SpanBags(Likeness likeness, Lane lane, int[] rows, int from, int to) {
        this.from = from;
        bags = new long[2 * (to - from)];
        lengths = new int[to - from];
        for (int i = 0; i < lengths.length; i++) {
            int text = lane.text[rows[from + i]];
            lengths[i] = likeness.isWide(text) ? ASK : likeness.length(text);
            if (lengths[i] != ASK) {
                likeness.bag(text, bags, 2 * i);
            }
        }
    }

    /// Whether the text of the row at a place may be so alike: false is certain, see {@link
    /// Likeness#mayBeSimilar}.
    boolean mayBeAlike(Wanted wanted, int place) {
        int at = place - from;
        int length = lengths[at];
        if (length == ASK) {
            return true;
        }
        int longer = Math.max(length, wanted.length);
        return Likeness.lengthsFit(length, wanted.length, wanted.least)
                && CharacterBags.mayBeWithin(
                        wanted.low,
                        wanted.high,
                        bags[2 * at],
                        bags[2 * at + 1],
                        Likeness.most(longer, wanted.least));
    }
}
