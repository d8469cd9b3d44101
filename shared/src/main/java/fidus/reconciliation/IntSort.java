package fidus.reconciliation;

/// Sorts row numbers without boxing them. Stable; rows that already stand in order cost one
/// comparison each.
final class IntSort {
    /// Negative when the first row comes first.
    interface Order {
        int compare(int one, int other);
    }

    private static final int SHORT = 8;

    private IntSort() {}

    static void sort(int[] rows, int from, int to, Order order) {
        if (to - from > 1) {
            split(rows, new int[to - from], from, to, order);
        }
    }

    private static void split(int[] rows, int[] spare, int from, int to, Order order) {
        if (to - from <= SHORT) {
            insert(rows, from, to, order);
            return;
        }
        int middle = (from + to) >>> 1;
        split(rows, spare, from, middle, order);
        split(rows, spare, middle, to, order);
        if (order.compare(rows[middle - 1], rows[middle]) > 0) {
            merge(rows, spare, new int[] {from, middle, to}, order);
        }
    }

    private static void insert(int[] rows, int from, int to, Order order) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int at = i;
            while (at > from && order.compare(rows[at - 1], row) > 0) {
                rows[at] = rows[at - 1];
                at--;
            }
            rows[at] = row;
        }
    }

    private static void merge(int[] rows, int[] spare, int[] ends, Order order) {
        int left = ends[1] - ends[0];
        System.arraycopy(rows, ends[0], spare, 0, left);
        int one = 0;
        int other = ends[1];
        int at = ends[0];
        while (one < left) {
            if (other < ends[2] && order.compare(spare[one], rows[other]) > 0) {
                rows[at++] = rows[other++];
            } else {
                rows[at++] = spare[one++];
            }
        }
    }

    /// Sorts by a whole number; rows of the same number keep their order.
    static void byKey(int[] rows, long[] keys) {
        long[] own = new long[rows.length];
        long least = Long.MAX_VALUE;
        for (int row : rows) {
            least = Math.min(least, keys[row]);
        }
        for (int i = 0; i < rows.length; i++) {
            own[i] = keys[rows[i]] - least;
        }
        radix(rows, own, rows.length);
    }

    /// Sorts rows by their amounts, which stand at the same places, and the amounts with them; the
    /// same.
    static void bySum(int[] rows, long[] sums) {
        long least = Long.MAX_VALUE;
        for (long sum : sums) {
            least = Math.min(least, sum);
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] -= least;
        }
        radix(rows, sums, rows.length);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += least;
        }
    }

    /// Sorts rows by the keys that stand at the same places, and the keys with them; the same.
    ///
    /// @param keys none less than zero, or all taken as without sign
    static void radix(int[] rows, long[] keys, int count) {
        long all = 0;
        for (int i = 0; i < count; i++) {
            all |= keys[i];
        }
        int[] fromRows = rows;
        long[] fromKeys = keys;
        int[] toRows = new int[count];
        long[] toKeys = new long[count];
        for (int shift = 0; shift < 64 && all >>> shift != 0; shift += 11) {
            int[] starts = new int[(1 << 11) + 1];
            for (int i = 0; i < count; i++) {
                starts[(int) ((fromKeys[i] >>> shift) & 0x7ff) + 1]++;
            }
            for (int i = 1; i < starts.length; i++) {
                starts[i] += starts[i - 1];
            }
            for (int i = 0; i < count; i++) {
                int to = starts[(int) ((fromKeys[i] >>> shift) & 0x7ff)]++;
                toRows[to] = fromRows[i];
                toKeys[to] = fromKeys[i];
            }
            int[] swapRows = fromRows;
            fromRows = toRows;
            toRows = swapRows;
            long[] swapKeys = fromKeys;
            fromKeys = toKeys;
            toKeys = swapKeys;
        }
        System.arraycopy(fromRows, 0, rows, 0, count);
        System.arraycopy(fromKeys, 0, keys, 0, count);
    }

    /// The first place in a sorted array from `from` on that is not below the value.
    static int firstFrom(long[] sorted, int from, int to, long value) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
