package fidus.server.commands;

import fidus.money.Currency;
import fidus.reconciliation.PlainRow;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;

/// Reads the dates and amounts of plain lines as numbers. What is not of the usual form is left to
/// the code that says what is wrong with it.
final class PlainValues {
    static final long NONE = Long.MIN_VALUE;
    private static final int DATE = 10;

    private final byte[] lastDate = new byte[DATE];
    private long lastDay = NONE;
    private byte[] lastCode = new byte[0];
    private @Nullable Currency lastCurrency;

    /// The epoch day of a date like 2027-01-31, or NONE.
    long day(byte[] bytes, int from, int to) {
        if (to - from != DATE) {
            return NONE;
        }
        if (lastDay == NONE || !Arrays.equals(lastDate, 0, DATE, bytes, from, to)) {
            lastDay = read(bytes, from);
            System.arraycopy(bytes, from, lastDate, 0, DATE);
        }
        return lastDay;
    }

    private static long read(byte[] bytes, int from) {
        int year = digits(bytes, from, from + 4);
        int month = digits(bytes, from + 5, from + 7);
        int day = digits(bytes, from + 8, from + DATE);
        if (bytes[from + 4] != '-'
                || bytes[from + 7] != '-'
                || (year | month | day) < 0
                || year == 0) {
            return NONE;
        }
        try {
            return LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException e) {
            return NONE;
        }
    }

    private static int digits(byte[] bytes, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /// Minor units of a short plain decimal, or NONE.
    static long units(byte[] bytes, int from, int to, int scale) {
        boolean negative = from < to && bytes[from] == '-';
        int start = negative ? from + 1 : from;
        int point = to;
        long units = 0;
        for (int i = start; i < to; i++) {
            int digit = bytes[i] - '0';
            if (bytes[i] == '.' && point == to) {
                point = i;
            } else if (digit < 0 || digit > 9) {
                return NONE;
            } else {
                units = units * 10 + digit;
            }
        }
        int decimals = Math.max(0, to - point - 1);
        if (point == start
                || point - start + scale > MinorUnits.MOST_DIGITS
                || decimals > scale
                || point == to - 1) {
            return NONE;
        }
        for (int i = decimals; i < scale; i++) {
            units *= 10;
        }
        return negative ? -units : units;
    }

    /// The currency if it is that of the row before.
    @Nullable Currency currency(byte[] bytes, int from, int to) {
        return Arrays.equals(lastCode, 0, lastCode.length, bytes, from, to) ? lastCurrency : null;
    }

    void remember(Currency currency) {
        lastCurrency = currency;
        lastCode = currency.code().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /// Where a field lies, if the list has it.
    static void field(PlainRow row, PlainRow.Field field, PlainLines lines, int place) {
        if (place >= 0) {
            row.field(field, lines.from(place), lines.to(place));
        }
    }
}
