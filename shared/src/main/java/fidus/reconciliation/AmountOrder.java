package fidus.reconciliation;

import java.util.Arrays;

/// The free rows of one side by amount, rows of one amount by booking date. Made once; later passes
/// only leave out what is no longer free.
final class AmountOrder {
    private final Lane lane;
    int count;
    int[] rows;
    long[] sums;

    AmountOrder(Lane lane) {
        this.lane = lane;
        rows = lane.bySum().clone();
        count = rows.length;
        sums = new long[count];
        for (int i = 0; i < count; i++) {
            sums[i] = lane.sum[rows[i]];
        }
        leaveOutTaken();
    }

    void leaveOutTaken() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (lane.isFree(rows[i])) {
                rows[kept] = rows[i];
                sums[kept++] = sums[i];
            }
        }
        count = kept;
    }

    /// Where the rows of the same amount end.
    int end(int from) {
        int to = from;
        while (to < count && sums[to] == sums[from]) {
            to++;
        }
        return to;
    }

    /// The same rows in row order.
    int[] free() {
        int[] free = Arrays.copyOf(rows, count);
        Arrays.sort(free);
        return free;
    }
}
