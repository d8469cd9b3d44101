package fidus.money;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/// Bounded reading of decimal text. A number is refused by its shape before any arithmetic is done
/// with it, so that a short text with a huge exponent costs nothing.
public final class Decimals {
    /// Divisions carry 34 digits.
    public static final MathContext DIVISION = new MathContext(34, RoundingMode.HALF_UP);

    private static final int MOST_DIGITS = 20;

    /// So many always fit into a `long`.
    static final int DIGITS_OF_LONG = 18;

    private static final int MOST_OF_LONG = 19;

    /// A sign, 19 digits and a point.
    private static final int MOST_WRITTEN = 21;

    private static final int MOST_SCALE = 8;
    private static final int MOST_UNROUNDED_SCALE = 1_000;

    private Decimals() {}

    /// @param text digits, at most one point, an optional leading minus; no exponent, no groups, no
    ///   blanks
    /// @throws Refused `BAD_VALUE` for any other shape or more than 20 digits or 8 decimals
    public static BigDecimal parse(String text) {
        int digits = 0;
        int point = -1;
        long value = 0;
        int from = text.startsWith("-") ? 1 : 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                value = 10 * value + (c - '0');
                digits++;
            } else if (c == '.' && point < 0) {
                point = digits;
            } else {
                throw refused();
            }
        }
        int whole = point < 0 ? digits : point;
        int scale = digits - whole;
        if (whole == 0 || digits > MOST_DIGITS || scale > MOST_SCALE || point == digits) {
            throw refused();
        }
        return digits > DIGITS_OF_LONG
                ? bounded(new BigDecimal(text))
                : BigDecimal.valueOf(from == 0 ? value : -value, scale);
    }

    /// @throws Refused `BAD_VALUE` when the value has more than 20 digits or its scale lies outside
    ///   −8…8
    public static BigDecimal bounded(BigDecimal value) {
        if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_SCALE) {
            throw refused();
        }
        return value;
    }

    /// Whatever stands after the point: a value yet to be rounded. Spelling out one with a huge
    /// exponent would cost all memory.
    ///
    /// @throws Refused `BAD_VALUE` when the value has more than 20 digits before the point or more
    ///   than 1000 after it
    static void notHuge(BigDecimal value) {
        if ((long) value.precision() - value.scale() > MOST_DIGITS
                || value.scale() > MOST_UNROUNDED_SCALE) {
            throw refused();
        }
    }

    /// A number of minor units in plain digits, as `BigDecimal.valueOf(units, scale)` says it.
    ///
    /// @param scale digits after the point, 0…18
    public static String plain(long units, int scale) {
        byte[] digits = new byte[MOST_WRITTEN];
        int end = write(digits, 0, units, scale);
        return new String(digits, 0, end, StandardCharsets.ISO_8859_1);
    }

    /// `part ÷ whole` in percent with two decimals, rounded once, half up.
    ///
    /// @throws ArithmeticException when `whole` is zero
    public static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(BigDecimal.valueOf(100)).divide(whole, 2, RoundingMode.HALF_UP);
    }

    private static Refused refused() {
        return Refused.because(
                Problem.Code.BAD_VALUE,
                "A number has at most 20 digits, at most 8 of them after the point, and no"
                        + " exponent.");
    }

    /// Writes an amount as decimal digits into an array, without a string, from the last digit on.
    ///
    /// @param at where it begins; from there on is room for 21 characters and the decimals
    /// @param units in steps of 10 to the power of −scale
    /// @return where it ends
    public static int write(byte[] to, int at, long units, int scale) {
        int start = at;
        if (units < 0) {
            to[start++] = '-';
        }
        long rest = units < 0 ? units : -units; // the least number has no positive one
        int end = start + Math.max(digits(rest), scale + 1) + (scale > 0 ? 1 : 0);
        int place = end;
        for (int decimal = 0; decimal < scale; decimal++) {
            long tens = rest / 10;
            to[--place] = (byte) ('0' + (tens * 10 - rest));
            rest = tens;
        }
        if (scale > 0) {
            to[--place] = '.';
        }
        while (place > start) {
            long tens = rest / 10;
            to[--place] = (byte) ('0' + (tens * 10 - rest));
            rest = tens;
        }
        return end;
    }

    /// How many digits a number has that is not positive.
    private static int digits(long negative) {
        int digits = 1;
        for (long least = -10; negative <= least; least *= 10) {
            if (++digits == MOST_OF_LONG) {
                return digits;
            }
        }
        return digits;
    }
}
