package fidus.server.reconciliation;

import fidus.money.Money;
import fidus.server.bank.BookedBefore.Sum;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Bookings that the bank said in several rows, such as a batch: known by rows that come to their
/// sum exactly, where no others do. Rows that have the sum of a booking of their own take no part.
final class SaidInParts {
    /// As many as the search of a run looks among and puts together.
    private static final int POOL = 40;

    private static final int PARTS = 6;

    /// What one proposal may cost; beyond it nothing more is known.
    private static final int MOST_STEPS = 1_000_000;

    private final List<Sum> free;
    private final int window;
    private int steps;

    /// @param said rows of the bank
    /// @param booked all bookings that may have waited for them
    /// @param window how many days a booking may wait for the bank
    SaidInParts(List<Sum> said, List<Sum> booked, int window) {
        this.window = window;
        Map<Money, List<Sum>> left =
                said.stream().collect(Collectors.groupingBy(Sum::money, Collectors.toList()));
        for (Sum booking : booked) {
            List<Sum> same = left.getOrDefault(booking.money(), List.of());
            same.stream().filter(row -> waits(booking, row)).findFirst().ifPresent(same::remove);
        }
        this.free = left.values().stream().flatMap(List::stream).toList();
    }

    /// Whether some rows come to it, and only these.
    boolean has(Sum booking) {
        long sum = booking.money().minorUnits();
        long[] pool =
                free.stream()
                        .filter(row -> row.money().currency().equals(booking.money().currency()))
                        .filter(row -> row.money().signum() == booking.money().signum())
                        .filter(row -> !row.day().isBefore(booking.day()) && waits(booking, row))
                        .map(row -> Math.abs(row.money().minorUnits()))
                        .sorted(Comparator.reverseOrder())
                        .mapToLong(Long::longValue)
                        .toArray();
        return sum != 0 && pool.length <= POOL && ways(pool, 0, PARTS, Math.abs(sum)) == 1;
    }

    private boolean waits(Sum booking, Sum row) {
        return !row.day().isAfter(booking.day().plusDays(window));
    }

    /// How many ways there are to come to a sum; 2 where there are more, or it costs too much.
    ///
    /// @param pool from the largest on
    /// @param parts of which it may be put together
    private int ways(long[] pool, int from, int parts, long sum) {
        int found = 0;
        for (int at = from; at < pool.length && found < 2 && pool[at] * parts >= sum; at++) {
            if (++steps > MOST_STEPS) {
                return 2;
            }
            long left = sum - pool[at];
            if (left == 0) {
                found++;
            } else if (left > 0 && parts > 1) {
                found += ways(pool, at + 1, parts - 1, left);
            }
        }
        return found;
    }
}
