package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

/// The dates of one side of a candidate as epoch days. Two rows are compared by their value dates
/// when both have one, otherwise by their booking dates, so the two kinds of rows are kept apart.
///
/// @param plain booking dates of the rows without a value date
/// @param valued dates of the rows with one
record Days(@Nullable Span plain, @Nullable Valued valued) {

    /// From the lowest to the highest, both included.
    record Span(int low, int high) {
        Span with(@Nullable Span other) {
            return other == null
                    ? this
                    : new Span(Math.min(low, other.low), Math.max(high, other.high));
        }

        private Span after(Span earlier) {
            return new Span(low - earlier.high, high - earlier.low);
        }
    }

    record Valued(Span booked, Span value) {
        private Valued with(@Nullable Valued other) {
            return other == null
                    ? this
                    : new Valued(booked.with(other.booked), value.with(other.value));
        }
    }

    static Days of(MatchRow row) {
        int booked = Math.toIntExact(row.bookingDate().toEpochDay());
        Span booking = new Span(booked, booked);
        if (row.valueDate() == null) {
            return new Days(booking, null);
        }
        int value = Math.toIntExact(row.valueDate().toEpochDay());
        return new Days(null, new Valued(booking, new Span(value, value)));
    }

    Days with(Days other) {
        Span bothPlain = plain == null ? other.plain : plain.with(other.plain);
        return new Days(bothPlain, valued == null ? other.valued : valued.with(other.valued));
    }

    /// Statement date − book date over all pairs of rows.
    static Span apart(Days book, Days statement) {
        Span apart = null;
        if (book.valued != null && statement.valued != null) {
            apart = statement.valued.value().after(book.valued.value());
        }
        if (book.plain != null && statement.plain != null) {
            apart = statement.plain.after(book.plain).with(apart);
        }
        if (book.plain != null && statement.valued != null) {
            apart = statement.valued.booked().after(book.plain).with(apart);
        }
        if (book.valued != null && statement.plain != null) {
            apart = statement.plain.after(book.valued.booked()).with(apart);
        }
        if (apart == null) {
            throw new IllegalStateException("a candidate without rows");
        }
        return apart;
    }
}
