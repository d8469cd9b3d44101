package fidus.reconciliation;

import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.BitSet;

/// One side's rows of one currency in row order, with everything a comparison needs. Rows that
/// cannot be told apart (dates, amount, text, key) are kept together: the first stands for all of
/// them, so that a thousand equal fees are compared once. They are always used, set aside or free
/// together.
final class Lane {
    static final byte FREE = Byte.MAX_VALUE;

    /// The pass of a match that stood before the run.
    static final byte STANDING = -1;

    final Side side;
    final RowTable table;
    private final RowOrder order;

    /// Whether positions are row order. In the lane of a run that goes on they are the rows of the
    /// table, so that they stay when rows are added; no row stands for others there.
    final boolean inOrder;

    int count;

    /// Row of the table, by position.
    int[] source;

    long[] sum;
    int[] booked;

    /// Value dates; absent when no row has one.
    int @Nullable [] valued;

    int[] text;
    int[] key;

    /// How many rows the row stands for; 0 when another stands for it.
    int[] size;

    /// The next row of the same kind, or −1.
    int[] next;

    private int @Nullable [] bySum;
    byte[] usedBy;
    byte[] asideSince;
    short[] gap;

    /// Rows an exclusion or a standing match names; they stand only for themselves.
    final BitSet named = new BitSet();

    /// Least and greatest value date − booking date.
    int leastShift;

    int mostShift;

    Lane(RowTable table, Currency currency) {
        this(table, table.rows(currency), true);
    }

    /// @param rows of the table; taken over
    Lane(RowTable table, int[] rows, boolean inOrder) {
        this.table = table;
        this.inOrder = inOrder;
        side = table.side();
        order = new RowOrder(table);
        source = rows;
        count = rows.length;
        if (inOrder) {
            order.sort(source, count);
        }
        sum = new long[count];
        booked = new int[count];
        text = new int[count];
        key = new int[count];
        size = new int[count];
        next = new int[count];
        usedBy = new byte[count];
        asideSince = new byte[count];
        gap = new short[count];
        fill(0);
    }

    /// A lane of all rows of a table, each at its own place.
    static Lane whole(RowTable table) {
        Lane lane = new Lane(table, new int[0], false);
        lane.append();
        return lane;
    }

    /// Takes in what was added to the table since.
    void append() {
        int from = count;
        count = table.size();
        if (count > source.length) {
            int more = count + (count >> 3) + 16;
            source = Arrays.copyOf(source, more);
            sum = Arrays.copyOf(sum, more);
            booked = Arrays.copyOf(booked, more);
            text = Arrays.copyOf(text, more);
            key = Arrays.copyOf(key, more);
            usedBy = Arrays.copyOf(usedBy, more);
            asideSince = Arrays.copyOf(asideSince, more);
            gap = Arrays.copyOf(gap, more);
        }
        for (int row = from; row < count; row++) {
            source[row] = row;
        }
        fill(from);
    }

    private void fill(int from) {
        fillValued(from);
        for (int at = from; at < count; at++) {
            int row = source[at];
            sum[at] = table.amount(row);
            booked[at] = table.booked(row);
            text[at] = table.text(row);
            key[at] = table.key(row);
        }
        Arrays.fill(usedBy, from, count, FREE);
        Arrays.fill(asideSince, from, count, FREE);
        Arrays.fill(next, -1);
    }

    private void fillValued(int from) {
        if (!table.hasValueDays()) {
            return;
        }
        int known = valued == null ? 0 : from;
        int[] days = valued == null ? new int[source.length] : valued;
        days = days.length < source.length ? Arrays.copyOf(days, source.length) : days;
        for (int at = known; at < count; at++) {
            int row = source[at];
            days[at] = table.valued(row);
            if (days[at] != RowTable.NO_DAY) {
                leastShift = Math.min(leastShift, days[at] - table.booked(row));
                mostShift = Math.max(mostShift, days[at] - table.booked(row));
            }
        }
        valued = days;
    }

    /// Row order of two positions.
    int compare(int one, int other) {
        return inOrder ? Integer.compare(one, other) : order.compare(source[one], source[other]);
    }

    /// Puts positions into row order.
    void sort(int[] rows) {
        if (inOrder) {
            Arrays.sort(rows);
        } else {
            order.sort(rows, rows.length); // each row stands at its own place
        }
    }

    /// Takes over which rows are named from the lane of all rows, and puts equal ones together.
    void nameAs(Lane whole) {
        for (int at = 0; at < count; at++) {
            named.set(at, whole.named.get(source[at]));
        }
        gather();
    }

    /// Puts equal rows together, once it is known which rows are named.
    void gather() {
        new Kinds(this).gather();
    }

    int valued(int row) {
        return valued == null ? RowTable.NO_DAY : valued[row];
    }

    boolean isFree(int row) {
        return usedBy[row] == FREE && asideSince[row] == FREE;
    }

    boolean isUsed(int row) {
        return usedBy[row] != FREE;
    }

    /// Marks all rows of the kind.
    void use(int leader, byte pass) {
        for (int row = leader; row >= 0; row = next[row]) {
            if (usedBy[row] != FREE) {
                throw new IllegalStateException("row " + row + " would be in two matches");
            }
            usedBy[row] = pass;
        }
    }

    /// Keeps the ambiguous rows of a kind out of later passes.
    ///
    /// @param lead by how much the candidate leads its best rival, in ten-thousandths
    void setAside(int leader, byte pass, int lead) {
        if (asideSince[leader] == FREE) {
            for (int row = leader; row >= 0; row = next[row]) {
                asideSince[row] = pass;
                gap[row] = (short) Math.clamp(lead, Short.MIN_VALUE, Short.MAX_VALUE);
            }
        }
    }

    /// The first rows of their kinds that are free, in row order.
    int[] free() {
        return leaders(true);
    }

    /// The first rows of their kinds that are in no match, in row order.
    int[] open() {
        return leaders(false);
    }

    /// The first rows of their kinds by amount, rows of one amount in row order. Once the rows are
    /// gathered this does not change.
    int[] bySum() {
        if (bySum == null) {
            int[] rows = new int[count];
            int found = 0;
            for (int row = 0; row < count; row++) {
                if (size[row] > 0) {
                    rows[found++] = row;
                }
            }
            bySum = Arrays.copyOf(rows, found);
            IntSort.byKey(bySum, sum);
        }
        return bySum;
    }

    /// For each row the one that stands for it.
    int[] standIns() {
        int[] leaders = new int[count];
        for (int row = 0; row < count; row++) {
            for (int at = size[row] > 0 ? row : -1; at >= 0; at = next[at]) {
                leaders[at] = row;
            }
        }
        return leaders;
    }

    private int[] leaders(boolean free) {
        int[] rows = new int[count];
        int found = 0;
        for (int row = 0; row < count; row++) {
            if (size[row] > 0 && usedBy[row] == FREE && (!free || asideSince[row] == FREE)) {
                rows[found++] = row;
            }
        }
        return Arrays.copyOf(rows, found);
    }

    /// Statement date − book date of two rows in calendar days.
    static int days(Lane book, int ours, Lane statement, int theirs) {
        return days(book, ours, statement, theirs, DayUnit.CALENDAR);
    }

    static int days(Lane book, int ours, Lane statement, int theirs, DayUnit unit) {
        if (book.valued != null && statement.valued != null) {
            int one = book.valued[ours];
            int other = statement.valued[theirs];
            if (one != RowTable.NO_DAY && other != RowTable.NO_DAY) {
                return unit.between(one, other);
            }
        }
        return unit.between(book.booked[ours], statement.booked[theirs]);
    }
}
