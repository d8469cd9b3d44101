package fidus.reconciliation;

/// One side of a candidate: a single row or a group of rows, with everything a comparison needs in
/// whole numbers. Two rows are compared by their value dates when both have one, otherwise by their
/// booking dates, so the days of the two kinds of rows are kept apart.
final class Party {
    private static final int HIGH = Integer.MAX_VALUE;
    private static final int LOW = Integer.MIN_VALUE;

    final Lane lane;

    /// Positions in row order; for a single row only its own.
    int[] rows = new int[1];

    long sum;

    /// Of every row, 0 when they differ.
    int sign;

    /// What is compared; empty for groups.
    int text;

    int key;

    /// Least and greatest booking date of rows without a value date, then booking and value dates
    /// of those with one.
    private int plainLow;

    private int plainHigh;
    private int bookedLow;
    private int bookedHigh;
    private int valueLow;
    private int valueHigh;

    Party(Lane lane) {
        this.lane = lane;
    }

    static Party single(Lane lane, int row) {
        Party party = new Party(lane);
        party.set(row);
        return party;
    }

    /// @param rows in row order
    static Party group(Lane lane, int[] rows) {
        Party party = single(lane, rows[0]);
        for (int i = 1; i < rows.length; i++) {
            party.sum = saturated(party.sum, lane.sum[rows[i]]);
            party.sign = party.sign == Long.signum(lane.sum[rows[i]]) ? party.sign : 0;
            party.date(rows[i]);
        }
        party.rows = rows;
        party.text = Texts.EMPTY;
        return party;
    }

    /// Turns this into a single row.
    void set(int row) {
        rows[0] = row;
        sum = lane.sum[row];
        sign = Long.signum(sum);
        text = lane.text[row];
        key = lane.key[row];
        plainLow = HIGH;
        bookedLow = HIGH;
        valueLow = HIGH;
        plainHigh = LOW;
        bookedHigh = LOW;
        valueHigh = LOW;
        date(row);
    }

    private void date(int row) {
        int booked = lane.booked[row];
        int valued = lane.valued(row);
        if (valued == RowTable.NO_DAY) {
            plainLow = Math.min(plainLow, booked);
            plainHigh = Math.max(plainHigh, booked);
        } else {
            bookedLow = Math.min(bookedLow, booked);
            bookedHigh = Math.max(bookedHigh, booked);
            valueLow = Math.min(valueLow, valued);
            valueHigh = Math.max(valueHigh, valued);
        }
    }

    /// A group that could overflow is far beyond the size that may be matched.
    private static long saturated(long sum, long more) {
        long total = sum + more;
        boolean overflow = ((sum ^ total) & (more ^ total)) < 0;
        return overflow ? (sum < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE) : total;
    }

    private boolean hasPlain() {
        return plainHigh != LOW;
    }

    private boolean hasValued() {
        return valueHigh != LOW;
    }

    /// The least of statement date − book date over all pairs of rows.
    static int leastApart(Party book, Party statement, DayUnit unit) {
        int least = Integer.MAX_VALUE;
        if (book.hasValued() && statement.hasValued()) {
            least = unit.between(book.valueHigh, statement.valueLow);
        }
        if (book.hasPlain() && statement.hasPlain()) {
            least = Math.min(least, unit.between(book.plainHigh, statement.plainLow));
        }
        if (book.hasPlain() && statement.hasValued()) {
            least = Math.min(least, unit.between(book.plainHigh, statement.bookedLow));
        }
        if (book.hasValued() && statement.hasPlain()) {
            least = Math.min(least, unit.between(book.bookedHigh, statement.plainLow));
        }
        return least;
    }

    /// The greatest of statement date − book date over all pairs of rows.
    static int mostApart(Party book, Party statement, DayUnit unit) {
        int most = Integer.MIN_VALUE;
        if (book.hasValued() && statement.hasValued()) {
            most = unit.between(book.valueLow, statement.valueHigh);
        }
        if (book.hasPlain() && statement.hasPlain()) {
            most = Math.max(most, unit.between(book.plainLow, statement.plainHigh));
        }
        if (book.hasPlain() && statement.hasValued()) {
            most = Math.max(most, unit.between(book.plainLow, statement.bookedHigh));
        }
        if (book.hasValued() && statement.hasPlain()) {
            most = Math.max(most, unit.between(book.bookedLow, statement.plainHigh));
        }
        return most;
    }

    /// Calendar days of the farthest pair of rows, whatever a pass counts; of two equally far ends
    /// the later.
    static int farthest(Party book, Party statement) {
        int low = leastApart(book, statement, DayUnit.CALENDAR);
        int high = mostApart(book, statement, DayUnit.CALENDAR);
        return -low > high ? low : high;
    }

    int firstBooked() {
        return Math.min(plainLow, bookedLow);
    }

    int lastBooked() {
        return Math.max(plainHigh, bookedHigh);
    }

    int position() {
        return rows[0];
    }

    long magnitude() {
        return Math.abs(sum);
    }

    boolean isUsed() {
        for (int row : rows) {
            if (lane.isUsed(row)) {
                return true;
            }
        }
        return false;
    }

    boolean isAside(int pass) {
        for (int row : rows) {
            if (lane.asideSince[row] <= pass) {
                return true;
            }
        }
        return false;
    }

    /// Row order, the first difference decides; a list comes before its extensions.
    int compareTo(Party other) {
        int both = Math.min(rows.length, other.rows.length);
        for (int i = 0; i < both; i++) {
            if (rows[i] != other.rows[i]) {
                return lane.compare(rows[i], other.rows[i]);
            }
        }
        return Integer.compare(rows.length, other.rows.length);
    }
}
