package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Rows of one side in one state, found by day and by amount.
final class Nearby {
    private static final int MOST_DAYS = 40_000;

    /// Rows in all periods of one length; each takes 40 bytes for each day of it.
    private static final long MOST_TOGETHER = 1_000_000;

    final Lane lane;

    /// Whether these rows are in a match.
    final boolean used;

    /// Whether every row that is found is in that state.
    final boolean isPure;

    private final @Nullable DayShelf byDay;
    private final @Nullable DayRows days;

    /// The rows of each day since the first, once they were shown.
    private final @Nullable Span[] shown;

    /// The rows of periods that were shown together, by first and last day.
    private final Map<Long, Span> periods = new HashMap<>();

    final int[] bySum;
    private final long[] sums;

    /// Rows by amount.
    static final class Span {
        final int[] rows;
        final long[] sums;
        final int from;
        final int to;
        private @Nullable SpanBags bags;

        Span(int[] rows, long[] sums, int from, int to) {
            this.rows = rows;
            this.sums = sums;
            this.from = from;
            this.to = to;
        }

        SpanBags bags(Likeness likeness, Lane lane) {
            SpanBags known = bags;
            if (known == null) {
                known = new SpanBags(likeness, lane, rows, from, to);
                bags = known;
            }
            return known;
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
        long kept = Math.min(MOST_DAYS, (long) byDay.lastDay - byDay.firstDay + 1);
        shown = new Span[(int) kept];
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
        shown = new Span[0];
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
                Span span = span(byDay, day);
                if (span.from < span.to) {
                    found.accept(span);
                }
            }
        }
    }

    /// Shows the rows of some days in a row: as one span where that is kept, else day by day.
    void together(int first, int last, Consumer<Span> found) {
        int from = byDay == null ? first : Math.max(first, byDay.firstDay);
        int to = byDay == null ? last : Math.min(last, byDay.lastDay);
        if (byDay == null || from >= to || bySum.length * (1L + to - from) > MOST_TOGETHER) {
            each(first, last, found);
            return;
        }
        Span span = periods.get(period(from, to));
        if (span == null) {
            span = merged(byDay, from, to);
            periods.put(period(from, to), span);
        }
        if (span.from < span.to) {
            found.accept(span);
        }
    }

    private static long period(int from, int to) {
        return ((long) from << 32) | (to & 0xffffffffL);
    }

    private static Span merged(DayShelf shelf, int from, int to) {
        int start = shelf.start(from);
        int[] rows = Arrays.copyOfRange(shelf.rows, start, Math.max(start, shelf.end(to)));
        long[] sums = Arrays.copyOfRange(shelf.sums, start, start + rows.length);
        IntSort.bySum(rows, sums);
        return new Span(rows, sums, 0, rows.length);
    }

    private Span span(DayShelf shelf, int day) {
        long at = (long) day - shelf.firstDay;
        Span known = at < shown.length ? shown[(int) at] : null;
        if (known == null) {
            known = new Span(shelf.rows, shelf.sums, shelf.start(day), shelf.end(day));
            if (at < shown.length) {
                shown[(int) at] = known;
            }
        }
        return known;
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
