package fidus.reconciliation;

import java.util.Arrays;

/// Rows of one side in one state, found by day and by amount.
final class Nearby {
    final Lane lane;

    /// Whether these rows are in a match.
    final boolean used;

    final DayShelf byDay;
    final int[] bySum;
    final long[] sums;

    Nearby(Lane lane, boolean used) {
        this.lane = lane;
        this.used = used;
        int[] rows = new int[lane.count];
        int count = 0;
        for (int row = 0; row < lane.count; row++) {
            if (lane.size[row] > 0 && lane.isUsed(row) == used) {
                rows[count++] = row;
            }
        }
        rows = Arrays.copyOf(rows, count);
        byDay = new DayShelf(lane, rows);
        bySum = rows.clone();
        IntSort.byKey(bySum, lane.sum);
        sums = new long[count];
        for (int i = 0; i < count; i++) {
            sums[i] = lane.sum[bySum[i]];
        }
    }
}
