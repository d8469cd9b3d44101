package fidus.reconciliation;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// How many rows of one sign lie between two days of another row, without looking at them: by value
/// dates where both rows have one, otherwise by booking dates.
final class DayCounts {
    private final int[] plain;
    private final int[] booked;
    private final int[] valued;

    DayCounts(Lane lane, int[] rows, int sign) {
        int[] own = Arrays.stream(rows).filter(row -> Long.signum(lane.sum[row]) == sign).toArray();
        plain = days(lane, own, false, row -> lane.booked[row]);
        booked = days(lane, own, true, row -> lane.booked[row]);
        valued = days(lane, own, true, lane::valued);
    }

    private static int[] days(Lane lane, int[] rows, boolean withValue, IntUnaryOperator day) {
        return Arrays.stream(rows)
                .filter(row -> (lane.valued(row) != RowTable.NO_DAY) == withValue)
                .map(day)
                .sorted()
                .toArray();
    }

    int between(int bookedOn, int valuedOn, int least, int most) {
        boolean hasValue = valuedOn != RowTable.NO_DAY;
        return count(plain, bookedOn + least, bookedOn + most)
                + (hasValue
                        ? count(valued, valuedOn + least, valuedOn + most)
                        : count(booked, bookedOn + least, bookedOn + most));
    }

    private static int count(int[] days, int from, int to) {
        return upTo(days, to) - upTo(days, from - 1);
    }

    /// How many days are not above the value.
    private static int upTo(int[] days, int value) {
        int low = 0;
        int high = days.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
