package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.function.Consumer;

/// Rows of one side in one state, found by day and by amount.
final class Nearby {
    final Lane lane;

    /// Whether these rows are in a match.
    final boolean used;

    /// Whether every row that is found is in that state.
    final boolean isPure;

    private final @Nullable DayShelf byDay;
    private final @Nullable DayRows days;
    final int[] bySum;
    private final long[] sums;

    /// Rows by amount.
    static final class Span {
        final int[] rows;
        final long[] sums;
        final int from;
        final int to;

        Span(int[] rows, long[] sums, int from, int to) {
            this.rows = rows;
            this.sums = sums;
            this.from = from;
            this.to = to;
        }
    }

    Nearby(Lane lane, boolean used) {
        this.lane = lane;
        this.used = used;
        isPure = true;
        int[] rows = new int[lane.count];
        int count = 0;
        for (int row = 0; row < lane.count; row++) {
            if (lane.size[row] > 0 && lane.isUsed(row) == used) {
                rows[count++] = row;
            }
        }
        rows = Arrays.copyOf(rows, count);
        days = null;
        byDay = new DayShelf(lane, rows);
        bySum = new int[count];
        sums = new long[count];
        int at = 0;
        for (int row : lane.bySum()) {
            if (lane.isUsed(row) == used) {
                bySum[at] = row;
                sums[at++] = lane.sum[row];
            }
        }
    }

    /// Rows of a run that goes on.
    ///
    /// @param isPure whether all of them are in that state
    Nearby(Lane lane, boolean used, DayRows days, boolean isPure) {
        this.lane = lane;
        this.used = used;
        this.days = days;
        this.isPure = isPure;
        byDay = null;
        bySum = new int[0];
        sums = new long[0];
    }

    boolean isEmpty() {
        return days == null ? bySum.length == 0 : days.isEmpty();
    }

    /// Whether rows come and go, so that they are known by day only.
    boolean isLiving() {
        return days != null;
    }

    /// Shows the rows of each day from the first to the last.
    void each(int first, int last, Consumer<Span> found) {
        if (days != null) {
            days.each(first, last, found);
        } else if (byDay != null) {
            int end = Math.min(last, byDay.lastDay);
            for (int day = Math.max(first, byDay.firstDay); day <= end; day++) {
                int from = byDay.start(day);
                int to = byDay.end(day);
                if (from < to) {
                    found.accept(new Span(byDay.rows, byDay.sums, from, to));
                }
            }
        }
    }

    /// Shows all rows of those days or more.
    void whole(int first, int last, Consumer<Span> found) {
        if (days != null) {
            days.each(first, last, found);
        } else {
            found.accept(new Span(bySum, sums, 0, sums.length));
        }
    }
}
