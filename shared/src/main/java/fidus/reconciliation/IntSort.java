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
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int row : rows) {
            low = Math.min(low, keys[row]);
            high = Math.max(high, keys[row]);
        }
        int[] from = rows.clone();
        int[] to = new int[rows.length];
        for (int shift = 0; shift < 64 && rows.length > 1; shift += 11) {
            if ((high - low) >>> shift == 0) {
                break;
            }
            int[] starts = new int[(1 << 11) + 1];
            for (int row : from) {
                starts[(int) (((keys[row] - low) >>> shift) & 0x7ff) + 1]++;
            }
            for (int i = 1; i < starts.length; i++) {
                starts[i] += starts[i - 1];
            }
            for (int row : from) {
                to[starts[(int) (((keys[row] - low) >>> shift) & 0x7ff)]++] = row;
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        System.arraycopy(from, 0, rows, 0, rows.length);
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
