package fidus.server.reconciliation;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.desk.Standing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// What filters look at of every row of one side, in columns: amount, day, currency and the hash of
/// its id. It is never changed once it is filled. About 25 bytes a row.
///
/// Stored as 17 bytes a row: the amount in minor units, the day, the hash, the place of the
/// currency in the block's list.
final class SideColumns {
    private static final int WIDTH = 17;

    /// Sums of so many amounts below 10^17 minor units fit 64 bits.
    private static final int EXACT = 64;

    private final List<Currency> currencies = new ArrayList<>();
    private final int chunk;
    private long[] amounts = new long[1_024];
    private int[] days = new int[1_024];
    private int[] hashes = new int[1_024];
    private byte[] currency = new byte[1_024];
    private int size;

    /// Row plus one, by the hash of its id.
    private int[] slots = new int[0];

    /// @param chunk how many rows each stored chunk holds
    SideColumns(int chunk) {
        this.chunk = chunk;
    }

    static List<Currency> currencies(List<MatchRow> rows) {
        return rows.stream().map(row -> row.amount().currency()).distinct().toList();
    }

    static byte[] numbers(List<MatchRow> rows, List<Currency> currencies) {
        ByteBuffer numbers = ByteBuffer.allocate(rows.size() * WIDTH);
        for (MatchRow row : rows) {
            numbers.putLong(row.amount().minorUnits());
            numbers.putInt(Math.toIntExact(row.bookingDate().toEpochDay()));
            numbers.putInt(row.rowId().hashCode());
            numbers.put((byte) currencies.indexOf(row.amount().currency()));
        }
        return numbers.array();
    }

    /// Takes in the rows that come next.
    void add(List<Currency> named, byte[] numbers) {
        named.stream().filter(one -> !currencies.contains(one)).forEach(currencies::add);
        int rows = numbers.length / WIDTH;
        grow(size + rows);
        ByteBuffer from = ByteBuffer.wrap(numbers);
        for (int i = 0; i < rows; i++) {
            amounts[size] = from.getLong();
            days[size] = from.getInt();
            hashes[size] = from.getInt();
            currency[size] = (byte) currencies.indexOf(named.get(from.get()));
            size++;
        }
    }

    private void grow(int needed) {
        if (needed > amounts.length) {
            int longer = Math.max(needed, amounts.length * 2);
            amounts = Arrays.copyOf(amounts, longer);
            days = Arrays.copyOf(days, longer);
            hashes = Arrays.copyOf(hashes, longer);
            currency = Arrays.copyOf(currency, longer);
        }
    }

    /// All rows are there: they can be found by their ids from now on.
    SideColumns filled() {
        slots = new int[Integer.highestOneBit(Math.max(8, size)) * 4];
        for (int row = 0; row < size; row++) {
            int at = start(hashes[row]);
            while (slots[at] > 0) {
                at = (at + 1) & (slots.length - 1);
            }
            slots[at] = row + 1;
        }
        return this;
    }

    int size() {
        return size;
    }

    int chunk() {
        return chunk;
    }

    /// The places where a row of that id may stand; usually one.
    void candidates(String rowId, IntConsumer then) {
        int hash = rowId.hashCode();
        for (int at = start(hash); slots[at] > 0; at = (at + 1) & (slots.length - 1)) {
            if (hashes[slots[at] - 1] == hash) {
                then.accept(slots[at] - 1);
            }
        }
    }

    private int start(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ (mixed >>> 15)) & (slots.length - 1);
    }

    /// The places of the rows that fit, in order.
    ///
    /// @param marks how far each row has come
    int[] fitting(RowFilter filter, byte[] marks, IntPredicate says) {
        long[] least = bounds(filter.amountFrom(), RoundingMode.CEILING, Long.MIN_VALUE);
        long[] most = bounds(filter.amountTo(), RoundingMode.FLOOR, Long.MAX_VALUE);
        long from = filter.from() == null ? Long.MIN_VALUE : filter.from().toEpochDay();
        long to = filter.to() == null ? Long.MAX_VALUE : filter.to().toEpochDay();
        boolean[] listed = new boolean[StandingMark.KINDS];
        for (Standing one : Standing.values()) {
            listed[StandingMark.of(one)] = filter.listed().holds(one);
        }
        int[] places = new int[size];
        int found = 0;
        for (int row = 0; row < size; row++) {
            long amount = filter.anySign() ? Math.abs(amounts[row]) : amounts[row];
            boolean fits =
                    listed[marks[row]]
                            && days[row] >= from
                            && days[row] <= to
                            && amount >= least[currency[row]]
                            && amount <= most[currency[row]];
            if (fits && says.test(row)) {
                places[found++] = row;
            }
        }
        return Arrays.copyOf(places, found);
    }

    /// An amount in the minor units of each currency, rounded to the inside.
    private long[] bounds(
            @org.jspecify.annotations.Nullable BigDecimal bound,
            RoundingMode inside,
            long unbounded) {
        long[] bounds = new long[currencies.size()];
        for (int i = 0; i < bounds.length; i++) {
            if (bound == null) {
                bounds[i] = unbounded;
            } else {
                BigInteger units =
                        bound.movePointRight(currencies.get(i).scale())
                                .setScale(0, inside)
                                .toBigInteger();
                boolean fits = units.bitLength() < 63;
                bounds[i] =
                        fits
                                ? units.longValue()
                                : units.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
            }
        }
        return bounds;
    }

    SideOrder byDay() {
        return SideOrder.by(size, row -> days[row]);
    }

    /// By currency first: amounts of two currencies do not compare.
    SideOrder byAmount() {
        long[] values = Arrays.stream(amounts, 0, size).sorted().distinct().toArray();
        int[] rank = new int[currencies.size()];
        for (int i = 0; i < rank.length; i++) {
            String code = currencies.get(i).code();
            rank[i] =
                    (int) currencies.stream().filter(one -> one.code().compareTo(code) < 0).count();
        }
        return SideOrder.by(
                size,
                row ->
                        Math.addExact(
                                Math.multiplyExact(rank[currency[row]], values.length),
                                Arrays.binarySearch(values, amounts[row])));
    }

    /// One exact sum for each currency that occurs.
    ///
    /// @param to exclusive
    List<Money> sums(int[] places, int from, int to) {
        var sums = new BigInteger[currencies.size()];
        for (int start = from; start < to; start += EXACT) {
            long[] part = new long[sums.length];
            boolean[] there = new boolean[sums.length];
            for (int i = start; i < Math.min(to, start + EXACT); i++) {
                part[currency[places[i]]] += amounts[places[i]];
                there[currency[places[i]]] = true;
            }
            for (int i = 0; i < part.length; i++) {
                if (there[i]) {
                    BigInteger before = sums[i] == null ? BigInteger.ZERO : sums[i];
                    sums[i] = before.add(BigInteger.valueOf(part[i]));
                }
            }
        }
        List<Money> all = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] != null) {
                Currency of = currencies.get(i);
                all.add(new Money(new BigDecimal(sums[i], of.scale()), of));
            }
        }
        all.sort(java.util.Comparator.comparing(sum -> sum.currency().code()));
        return all;
    }
}
