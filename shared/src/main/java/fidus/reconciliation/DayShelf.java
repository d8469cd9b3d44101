package fidus.reconciliation;

/// Rows of one side by booking date, rows of one day by amount: row order is already that.
final class DayShelf {
    final int[] rows;
    final long[] sums;
    final int firstDay;
    final int lastDay;
    private final int[] starts;

    /// @param rows in row order
    DayShelf(Lane lane, int[] rows) {
        this.rows = rows;
        firstDay = rows.length == 0 ? 0 : lane.booked[rows[0]];
        lastDay = rows.length == 0 ? -1 : lane.booked[rows[rows.length - 1]];
        long days = (long) lastDay - firstDay + 1;
        starts = days > 4_000_000 ? new int[0] : new int[(int) days + 1];
        sums = new long[rows.length];
        booked = new long[starts.length == 0 ? rows.length : 0];
        int day = 0;
        for (int at = 0; at < rows.length; at++) {
            sums[at] = lane.sum[rows[at]];
            int own = lane.booked[rows[at]] - firstDay;
            if (booked.length > 0) {
                booked[at] = own;
            }
            while (starts.length > 0 && day <= own) {
                starts[day++] = at;
            }
        }
        while (day < starts.length) {
            starts[day++] = rows.length;
        }
    }

    /// Days since the first one, when there are too many days for one place each.
    private final long[] booked;

    int start(int day) {
        if (day > lastDay) {
            return rows.length;
        }
        int own = Math.max(0, day - firstDay);
        return booked.length > 0 ? IntSort.firstFrom(booked, 0, rows.length, own) : starts[own];
    }

    int end(int day) {
        return day < firstDay ? 0 : start(day + 1);
    }

    /// The first row of a day whose amount is not below the value.
    int firstFrom(int day, long value) {
        int from = day < firstDay ? 0 : start(day);
        return IntSort.firstFrom(sums, from, Math.max(from, end(day)), value);
    }
}
