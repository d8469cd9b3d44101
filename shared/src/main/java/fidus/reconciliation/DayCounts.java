package fidus.reconciliation;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// How many rows of one sign lie between two days of another row, without looking at them: by value
/// dates where both rows have one, otherwise by booking dates.
final class DayCounts {
    private final DayUnit unit;
    private final int[] plain;
    private final int[] booked;
    private final int[] valued;

    DayCounts(Lane lane, int[] rows, int sign, DayUnit unit) {
        this.unit = unit;
        int[] own = Arrays.stream(rows).filter(row -> Long.signum(lane.sum[row]) == sign).toArray();
        plain = days(lane, own, false, row -> lane.booked[row]);
        booked = days(lane, own, true, row -> lane.booked[row]);
        valued = days(lane, own, true, lane::valued);
    }

    private int[] days(Lane lane, int[] rows, boolean withValue, IntUnaryOperator day) {
        return Arrays.stream(rows)
                .filter(row -> (lane.valued(row) != RowTable.NO_DAY) == withValue)
                .map(day)
                .map(unit::number)
                .sorted()
                .toArray();
    }

    /// @param least days of the unit, as `most`
    int between(int bookedOn, int valuedOn, int least, int most) {
        int day = unit.number(bookedOn);
        int all = count(plain, day + least, day + most);
        if (valuedOn == RowTable.NO_DAY) {
            return all + count(booked, day + least, day + most);
        }
        int value = unit.number(valuedOn);
        return all + count(valued, value + least, value + most);
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
