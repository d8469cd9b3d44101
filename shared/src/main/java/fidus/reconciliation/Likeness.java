package fidus.reconciliation;

import java.util.Arrays;

/// How alike two texts are, as an exact fraction 0…1.
///
/// @param parts never above `whole`
/// @param whole above zero
record Likeness(long parts, long whole) {
    static final Likeness NONE = new Likeness(0, 1);
    static final Likeness FULL = new Likeness(1, 1);
    private static final Likeness CONTAINED = new Likeness(19, 20);
    private static final int LEAST_CONTAINED = 6;
    private static final int LEAST_PREFIX = 3;

    /// 1 for the same tokens, 0.95 when the shorter is a run of at least six characters in the
    /// longer, otherwise 0.
    static Likeness equal(TextView one, TextView other) {
        if (one.isEmpty() || other.isEmpty()) {
            return NONE;
        }
        if (one.spaced().equals(other.spaced())) {
            return FULL;
        }
        boolean oneIsLonger = one.spaced().length() > other.spaced().length();
        TextView shorter = oneIsLonger ? other : one;
        TextView longer = oneIsLonger ? one : other;
        return shorter.length() >= LEAST_CONTAINED && longer.contains(shorter) ? CONTAINED : NONE;
    }

    static Likeness similar(MatchPass.Similarity kind, TextView one, TextView other) {
        if (one.isEmpty() || other.isEmpty()) {
            return NONE;
        }
        return switch (kind) {
            case CHARACTERS -> characters(one.compact(), other.compact());
            case TOKENS -> tokens(one.tokens(), other.tokens());
        };
    }

    private static Likeness characters(String one, String other) {
        if (one.equals(other)) {
            return FULL;
        }
        int[] a = one.codePoints().toArray();
        int[] b = other.codePoints().toArray();
        int longer = Math.max(a.length, b.length);
        return new Likeness(longer - editDistance(a, b), longer);
    }

    /// Fewest insertions, deletions and replacements (Levenshtein).
    private static int editDistance(int[] a, int[] b) {
        int[] above = new int[b.length + 1];
        int[] row = new int[b.length + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= a.length; i++) {
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            int[] swap = above;
            above = row;
            row = swap;
        }
        return above[b.length];
    }

    private static Likeness tokens(String[] a, String[] b) {
        boolean[] usedA = new boolean[a.length];
        boolean[] usedB = new boolean[b.length];
        int hits = hits(a, b, usedA, usedB, false) + hits(a, b, usedA, usedB, true);
        return new Likeness(2L * hits, (long) a.length + b.length);
    }

    private static int hits(
            String[] a, String[] b, boolean[] usedA, boolean[] usedB, boolean prefixes) {
        int hits = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length && !usedA[i]; j++) {
                if (!usedB[j] && (prefixes ? isPrefix(a[i], b[j]) : a[i].equals(b[j]))) {
                    usedA[i] = true;
                    usedB[j] = true;
                    hits++;
                }
            }
        }
        return hits;
    }

    private static boolean isPrefix(String one, String other) {
        String shorter = one.length() < other.length() ? one : other;
        return shorter.codePointCount(0, shorter.length()) >= LEAST_PREFIX
                && one.startsWith(shorter)
                && other.startsWith(shorter);
    }

    /// @param least in ten-thousandths
    boolean isAtLeast(int least) {
        return parts * 10_000 >= least * whole;
    }

    /// Rounded half up to four decimals, for people.
    String rounded() {
        return Wording.share(Math.toIntExact((20_000 * parts + whole) / (2 * whole)));
    }
}
