package fidus.reconciliation;

import java.util.Arrays;

/// Fewest insertions, deletions and replacements between two compact texts (Levenshtein), by Myers'
/// bit vectors in blocks of 64 characters. One text is kept prepared, because it is usually
/// compared with many.
final class EditDistance {
    private final Texts texts;
    private int prepared = -1;
    private int last = -1;
    private int length;
    private long[][] places = new long[1][];
    private long[] up = new long[1];
    private long[] down = new long[1];
    private byte[] compact = new byte[64];

    EditDistance(Texts texts) {
        this.texts = texts;
    }

    /// @param most what lies above may be answered as any number above it
    int between(int one, int other, int most) {
        if (texts.isWide(one) || texts.isWide(other)) {
            return wide(
                    texts.compact(one).codePoints().toArray(),
                    texts.compact(other).codePoints().toArray());
        }
        if (prepared != one && (prepared == other || last == other)) {
            return against(other, one, most);
        }
        last = other;
        return against(one, other, most);
    }

    private int against(int pattern, int other, int most) {
        if (prepared != pattern) {
            prepare(pattern);
        }
        int words = (length + 63) >> 6;
        for (int word = 0; word < words; word++) {
            up[word] = -1;
            down[word] = 0;
        }
        int distance = length;
        int rest = texts.length(other);
        byte[] data = texts.data();
        for (int at = texts.from(other); at < texts.to(other) && distance - rest <= most; at++) {
            if (data[at] != ' ') {
                distance += words == 1 ? column(data[at]) : column(data[at], words);
                rest--;
            }
        }
        return distance;
    }

    private void prepare(int id) {
        length = texts.length(id);
        int words = Math.max(1, (length + 63) >> 6);
        if (places.length < words || places[0] == null) {
            places = new long[words][128];
            up = new long[words];
            down = new long[words];
            compact = new byte[words * 64];
        } else {
            for (int i = 0; i < Math.min(compactLength, compact.length); i++) {
                places[i >> 6][compact[i]] = 0;
            }
        }
        byte[] data = texts.data();
        compactLength = 0;
        for (int at = texts.from(id); at < texts.to(id); at++) {
            if (data[at] != ' ') {
                compact[compactLength] = data[at];
                places[compactLength >> 6][data[at]] |= 1L << compactLength;
                compactLength++;
            }
        }
        prepared = id;
    }

    private int compactLength;

    private int column(byte character) {
        long equal = places[0][character];
        long above = up[0];
        long xv = equal | down[0];
        long xh = (((equal & above) + above) ^ above) | equal;
        long ph = down[0] | ~(xh | above);
        long mh = above & xh;
        int shift = length - 1;
        int change = (int) ((ph >>> shift) & 1) - (int) ((mh >>> shift) & 1);
        ph = (ph << 1) | 1;
        up[0] = (mh << 1) | ~(xv | ph);
        down[0] = ph & xv;
        return change;
    }

    private int column(byte character, int words) {
        long more = 1;
        long less = 0;
        int change = 0;
        for (int word = 0; word < words; word++) {
            long equal = places[word][character];
            long above = up[word];
            long xv = equal | down[word];
            equal |= less;
            long xh = (((equal & above) + above) ^ above) | equal;
            long ph = down[word] | ~(xh | above);
            long mh = above & xh;
            int shift = word == words - 1 ? (length - 1) & 63 : 63;
            long moreNext = (ph >>> shift) & 1;
            long lessNext = (mh >>> shift) & 1;
            ph = (ph << 1) | more;
            mh = (mh << 1) | less;
            up[word] = mh | ~(xv | ph);
            down[word] = ph & xv;
            more = moreNext;
            less = lessNext;
            change = (int) (more - less);
        }
        return change;
    }

    private static int wide(int[] a, int[] b) {
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
}
