package fidus.reconciliation;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/// Rows of one side by booking date, in row order, that can change: rows come and go by the day.
final class DayRows {
    private final Lane lane;
    private int[] days = new int[16];
    private Nearby.Span[] rows = new Nearby.Span[16];
    private int count;

    DayRows(Lane lane) {
        this.lane = lane;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// Shows the rows of each day from the first to the last that has any.
    void each(int first, int last, Consumer<Nearby.Span> found) {
        for (int at = place(first); at < count && days[at] <= last; at++) {
            found.accept(rows[at]);
        }
    }

    private int place(int day) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days[middle] < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Takes note of rows that are new or changed: those that belong here stay or come, others go.
    ///
    /// @param changed in row order
    void update(int[] changed, IntPredicate belongs) {
        for (int from = 0; from < changed.length; ) {
            int day = lane.booked[changed[from]];
            int to = from + 1;
            while (to < changed.length && lane.booked[changed[to]] == day) {
                to++;
            }
            update(day, Arrays.copyOfRange(changed, from, to), belongs);
            from = to;
        }
    }

    private void update(int day, int[] changed, IntPredicate belongs) {
        int at = place(day);
        boolean known = at < count && days[at] == day;
        int[] merged = merged(known ? rows[at].rows : new int[0], changed, belongs);
        if (merged.length == 0) {
            if (known) {
                leaveOut(at);
            }
            return;
        }
        if (!known) {
            makeRoom(at, day);
        }
        rows[at] = span(merged);
    }

    private Nearby.Span span(int[] merged) {
        long[] sums = new long[merged.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = lane.sum[merged[i]];
        }
        return new Nearby.Span(merged, sums, 0, sums.length);
    }

    private int[] merged(int[] old, int[] changed, IntPredicate belongs) {
        int[] merged = new int[old.length + changed.length];
        int size = 0;
        int i = 0;
        for (int row : changed) {
            int order = i < old.length ? lane.compare(old[i], row) : 1;
            while (order < 0) {
                merged[size++] = old[i++];
                order = i < old.length ? lane.compare(old[i], row) : 1;
            }
            i += order == 0 ? 1 : 0;
            if (belongs.test(row)) {
                merged[size++] = row;
            }
        }
        System.arraycopy(old, i, merged, size, old.length - i);
        return Arrays.copyOf(merged, size + old.length - i);
    }

    private void leaveOut(int at) {
        count--;
        System.arraycopy(days, at + 1, days, at, count - at);
        System.arraycopy(rows, at + 1, rows, at, count - at);
    }

    private void makeRoom(int at, int day) {
        if (count == days.length) {
            days = Arrays.copyOf(days, 2 * count);
            rows = Arrays.copyOf(rows, 2 * count);
        }
        System.arraycopy(days, at, days, at + 1, count - at);
        System.arraycopy(rows, at, rows, at + 1, count - at);
        days[at] = day;
        count++;
    }
}
