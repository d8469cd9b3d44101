package fidus.reconciliation;

import java.util.Arrays;

/// How alike two texts are, as an exact fraction 0…1. A fraction is one number: its parts above 32
/// bits, the whole below.
final class Likeness {
    static final long NONE = 1;
    static final long FULL = of(1, 1);
    private static final long CONTAINED = of(19, 20);
    static final int LEAST_CONTAINED = 6;
    private static final int LEAST_PREFIX = 3;

    private final Texts texts;
    private final EditDistance distance;
    private final CharacterBags bags;

    Likeness(Texts texts) {
        this.texts = texts;
        distance = new EditDistance(texts);
        bags = new CharacterBags(texts);
    }

    private static long of(int parts, int whole) {
        return ((long) parts << 32) | whole;
    }

    static int parts(long likeness) {
        return (int) (likeness >>> 32);
    }

    static int whole(long likeness) {
        return (int) likeness;
    }

    /// 1 for the same tokens, 0.95 when the shorter is a run of at least six characters in the
    /// longer, otherwise 0.
    long equal(int one, int other) {
        if (one == Texts.EMPTY || other == Texts.EMPTY) {
            return NONE;
        }
        if (one == other) {
            return FULL;
        }
        int size = texts.to(one) - texts.from(one);
        int others = texts.to(other) - texts.from(other);
        if (size == others) {
            return NONE;
        }
        int shorter = size < others ? one : other;
        int longer = size < others ? other : one;
        return texts.length(shorter) >= LEAST_CONTAINED && texts.contains(longer, shorter)
                ? CONTAINED
                : NONE;
    }

    /// @param least in ten-thousandths; what certainly lies below may be answered as nothing
    long similar(MatchPass.Similarity kind, int one, int other, int least) {
        if (one == Texts.EMPTY || other == Texts.EMPTY) {
            return NONE;
        }
        if (one == other) {
            return FULL;
        }
        return switch (kind) {
            case CHARACTERS -> characters(one, other, least);
            case TOKENS -> tokens(one, other);
        };
    }

    private long characters(int one, int other, int least) {
        if (!mayBeAlike(one, other, least)) {
            return NONE;
        }
        int longer = Math.max(texts.length(one), texts.length(other));
        int most = most(longer, least);
        int apart = distance.between(one, other, most);
        return apart > most ? NONE : of(longer - apart, longer);
    }

    /// Most edits of texts that alike.
    ///
    /// @param longer characters of the longer
    /// @param least in ten-thousandths
    static int most(int longer, int least) {
        return (int) ((10_000L - least) * longer / 10_000);
    }

    /// Whether texts of these lengths can be so alike.
    static boolean lengthsFit(int one, int other, int least) {
        return Math.min(one, other) * 10_000L >= (long) least * Math.max(one, other);
    }

    /// See {@link CharacterBags#copy}.
    void bag(int text, long[] to, int at) {
        bags.copy(text, to, at);
    }

    /// Characters of a text.
    int length(int text) {
        return texts.length(text);
    }

    /// Whether a text has characters beyond ASCII, of which bags say nothing.
    boolean isWide(int text) {
        return texts.isWide(text);
    }

    /// Whether lengths and characters leave it open that the texts are so alike.
    private boolean mayBeAlike(int one, int other, int least) {
        int a = texts.length(one);
        int b = texts.length(other);
        return lengthsFit(a, b, least)
                && (texts.isWide(one)
                        || texts.isWide(other)
                        || bags.mayBeWithin(one, other, most(Math.max(a, b), least)));
    }

    /// A quick answer whether two texts may be so alike; true is not certain.
    ///
    /// @param least in ten-thousandths
    boolean mayBeSimilar(MatchPass.Similarity kind, int one, int other, int least) {
        if (one == other || one == Texts.EMPTY || other == Texts.EMPTY) {
            return one == other && one != Texts.EMPTY;
        }
        return kind != MatchPass.Similarity.CHARACTERS || mayBeAlike(one, other, least);
    }

    private long tokens(int one, int other) {
        int[] a = starts(one);
        int[] b = starts(other);
        boolean[] usedA = new boolean[a.length - 1];
        boolean[] usedB = new boolean[b.length - 1];
        int hits = hits(a, b, usedA, usedB, false) + hits(a, b, usedA, usedB, true);
        return of(2 * hits, usedA.length + usedB.length);
    }

    /// Where each token starts, and where one more would.
    private int[] starts(int id) {
        byte[] data = texts.data();
        int[] starts = new int[texts.to(id) - texts.from(id)];
        int count = 0;
        for (int at = texts.from(id); at < texts.to(id); at++) {
            if (data[at] == ' ') {
                starts[count++] = at + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private int hits(int[] a, int[] b, boolean[] usedA, boolean[] usedB, boolean prefixes) {
        int hits = 0;
        for (int i = 0; i < usedA.length; i++) {
            for (int j = 0; j < usedB.length && !usedA[i]; j++) {
                if (!usedB[j] && meets(a, i, b, j, prefixes)) {
                    usedA[i] = true;
                    usedB[j] = true;
                    hits++;
                }
            }
        }
        return hits;
    }

    private boolean meets(int[] a, int i, int[] b, int j, boolean prefixes) {
        int one = a[i + 1] - 1 - a[i];
        int other = b[j + 1] - 1 - b[j];
        int shorter = Math.min(one, other);
        byte[] data = texts.data();
        if (prefixes ? characters(a[i], shorter) < LEAST_PREFIX : one != other) {
            return false;
        }
        return Arrays.equals(data, a[i], a[i] + shorter, data, b[j], b[j] + shorter);
    }

    private int characters(int from, int bytes) {
        int characters = 0;
        for (int at = from; at < from + bytes; at++) {
            characters += (texts.data()[at] & 0xC0) != 0x80 ? 1 : 0;
        }
        return characters;
    }

    /// @param least in ten-thousandths
    static boolean isAtLeast(long likeness, int least) {
        return parts(likeness) * 10_000L >= (long) least * whole(likeness);
    }

    /// Rounded half up to four decimals, for people.
    static String rounded(long likeness) {
        long parts = parts(likeness);
        long whole = whole(likeness);
        return Wording.share(Math.toIntExact((20_000 * parts + whole) / (2 * whole)));
    }
}
