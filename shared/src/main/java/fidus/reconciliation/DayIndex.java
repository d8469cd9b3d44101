package fidus.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/// Finds the rows of one side by their distance in days from a row of the other side, without
/// looking at all of them.
final class DayIndex {
    private final Shelf plain;
    private final Shelf booked;
    private final Shelf valued;

    private static final class Shelf {
        final List<Party> parties;
        final int[] days;

        Shelf(List<Party> rows, ToIntFunction<Party> day) {
            parties =
                    rows.stream()
                            .sorted(Comparator.comparingInt(day).thenComparingInt(Party::position))
                            .toList();
            days = parties.stream().mapToInt(day).toArray();
        }

        void collect(int from, int to, List<Party> found) {
            int low = 0;
            int high = days.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (days[middle] < from) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            for (int i = low; i < days.length && days[i] <= to; i++) {
                found.add(parties.get(i));
            }
        }
    }

    DayIndex(List<Party> singles) {
        List<Party> withValue =
                singles.stream().filter(row -> row.days().valued() != null).toList();
        List<Party> without = singles.stream().filter(row -> row.days().valued() == null).toList();
        plain = new Shelf(without, DayIndex::bookingDay);
        booked = new Shelf(withValue, DayIndex::bookingDay);
        valued = new Shelf(withValue, DayIndex::valueDay);
    }

    /// Rows in row order whose day lies `from`…`to` days after the asking row's.
    List<Party> around(Party asking, int from, int to) {
        List<Party> found = new ArrayList<>();
        int booking = bookingDay(asking);
        plain.collect(booking + from, booking + to, found);
        if (asking.days().valued() == null) {
            booked.collect(booking + from, booking + to, found);
        } else {
            int value = valueDay(asking);
            valued.collect(value + from, value + to, found);
        }
        found.sort(Comparator.comparingInt(Party::position));
        return found;
    }

    private static int bookingDay(Party single) {
        Days.Span plain = single.days().plain();
        return plain == null ? valued(single).booked().low() : plain.low();
    }

    private static int valueDay(Party single) {
        return valued(single).value().low();
    }

    private static Days.Valued valued(Party single) {
        Days.Valued valued = single.days().valued();
        if (valued == null) {
            throw new IllegalStateException("a row without a date");
        }
        return valued;
    }
}
