package fidus.fees;

import fidus.money.Decimals;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// An exact figure on its way to being rounded: a decimal over a whole divisor, divided only when
/// somebody looks at it. While its digits fit into 64 bits they are computed there; otherwise as a
/// big decimal, with the same results.
///
/// @param small digits of the dividend; without meaning where `big` is present
/// @param scale how many of them stand after the point, 0…18
/// @param big the dividend, where its digits do not fit
/// @param divisor positive
record Quotient(long small, int scale, @Nullable BigDecimal big, long divisor) {
    private static final int MOST_SCALE = 18;
    private static final long[] TENS = tens();

    static final Quotient ZERO = ofMinor(0, 0);

    static Quotient of(BigDecimal value) {
        int scale = value.scale();
        return scale >= 0 && scale <= MOST_SCALE && value.precision() <= MOST_SCALE
                ? ofMinor(value.scaleByPowerOfTen(scale).longValue(), scale)
                : new Quotient(0, 0, value, 1);
    }

    /// @param units of the scale's last place, such as cents for a scale of 2
    static Quotient ofMinor(long units, int scale) {
        return new Quotient(units, scale, null, 1);
    }

    static Quotient of(BigDecimal dividend, long divisor) {
        Quotient whole = of(dividend);
        return new Quotient(whole.small, whole.scale, whole.big, divisor);
    }

    Quotient plus(Quotient other) {
        return sum(other, 1);
    }

    Quotient minus(Quotient other) {
        return sum(other, -1);
    }

    Quotient times(Quotient other) {
        int digits = scale + other.scale;
        if (big == null
                && other.big == null
                && digits <= MOST_SCALE
                && fits(small, other.small)
                && fits(divisor, other.divisor)) {
            return new Quotient(small * other.small, digits, null, divisor * other.divisor);
        }
        return new Quotient(
                0,
                0,
                dividend().multiply(other.dividend()),
                Math.multiplyExact(divisor, other.divisor));
    }

    Quotient max(Quotient other) {
        return minus(other).signum() >= 0 ? this : other;
    }

    Quotient min(Quotient other) {
        return minus(other).signum() <= 0 ? this : other;
    }

    int signum() {
        return big == null ? Long.signum(small) : big.signum();
    }

    /// All digits, at most 34 where the division never ends.
    BigDecimal value() {
        return divisor == 1
                ? dividend()
                : dividend().divide(BigDecimal.valueOf(divisor), Decimals.DIVISION);
    }

    /// Rounded once. A quotient of 64-bit numbers lies so far from any half it does not hit that
    /// the 34 digits of its value would be rounded alike.
    ///
    /// @throws fidus.contract.Refused `BAD_VALUE` for more digits than a figure may have
    BigDecimal rounded(FeeRounding how) {
        int cut = scale - how.decimals();
        if (big == null && cut >= 0 && fits(divisor, TENS[cut])) {
            long by = divisor * TENS[cut];
            long whole = small / by;
            long rest = Math.abs(small % by);
            boolean half = rest == by - rest;
            boolean upwards = how.mode() == RoundingMode.HALF_UP || (whole & 1) == 1;
            boolean up = half ? upwards : rest > by - rest;
            long nearest = up ? whole + (small < 0 ? -1 : 1) : whole;
            return BigDecimal.valueOf(nearest, how.decimals());
        }
        return how.round(new Exact(value()).value());
    }

    /// Whether a product of two numbers has at most 63 bits.
    static boolean fits(long left, long right) {
        long low = left * right;
        return Math.multiplyHigh(left, right) == low >> 63 && low != Long.MIN_VALUE;
    }

    private BigDecimal dividend() {
        return big == null ? BigDecimal.valueOf(small, scale) : big;
    }

    /// Brought to the larger scale and to a divisor that both have.
    private Quotient sum(Quotient other, int sign) {
        int digits = Math.max(scale, other.scale);
        long mine = divisor == other.divisor ? 1 : other.divisor;
        long its = divisor == other.divisor ? 1 : divisor;
        if (big == null
                && other.big == null
                && fits(mine, TENS[digits - scale])
                && fits(its, TENS[digits - other.scale])
                && fits(divisor, mine)) {
            long left = mine * TENS[digits - scale];
            long right = its * TENS[digits - other.scale];
            if (fits(small, left) && fits(other.small, right)) {
                long first = small * left;
                long second = sign * other.small * right;
                long sum = first + second;
                // A sum has overflowed when its sign is that of neither.
                if (((first ^ sum) & (second ^ sum)) >= 0 && sum != Long.MIN_VALUE) {
                    return new Quotient(sum, digits, null, divisor * mine);
                }
            }
        }
        BigDecimal added = other.dividend().multiply(BigDecimal.valueOf(sign * its));
        return new Quotient(
                0,
                0,
                dividend().multiply(BigDecimal.valueOf(mine)).add(added),
                Math.multiplyExact(divisor, mine));
    }

    private static long[] tens() {
        long[] tens = new long[MOST_SCALE + 1];
        tens[0] = 1;
        for (int i = 1; i <= MOST_SCALE; i++) {
            tens[i] = 10 * tens[i - 1];
        }
        return tens;
    }
}
