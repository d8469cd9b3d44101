package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

/// What was written of the pass and the score of a pair: of a million pairs most say one of a few.
public final class PairHeads {
    private static final int PLACES = 1 << 6;

    private final @Nullable String[] passes = new String[PLACES];
    private final int[] scores = new int[PLACES];
    private final byte[][] said = new byte[PLACES][];

    public PairHeads() {}

    /// What was kept for this pass and score, null when nothing is any more.
    public byte @Nullable [] of(MatchRun.Pair pair) {
        int place = place(pair);
        return scores[place] == pair.score() && pair.pass().equals(passes[place])
                ? said[place]
                : null;
    }

    /// Keeps what is said, in the place of what was kept there before.
    public byte[] keep(MatchRun.Pair pair, byte[] bytes) {
        int place = place(pair);
        passes[place] = pair.pass();
        scores[place] = pair.score();
        said[place] = bytes;
        return bytes;
    }

    private static int place(MatchRun.Pair pair) {
        return (pair.pass().hashCode() * 31 + pair.score()) & (PLACES - 1);
    }
}
