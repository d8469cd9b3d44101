package fidus.server.commands;

import org.jspecify.annotations.Nullable;

/// Amounts as most are written, without a decimal in between.
final class MinorUnits {
    /// Of all digits together, those of the minor unit counted: so many always fit into 64 bits.
    static final int MOST_DIGITS = 18;

    private MinorUnits() {}

    /// Minor units of a short plain decimal; anything else is left to `Money`.
    static @Nullable Long of(String text, int scale) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int whole = point < 0 ? text.length() : point;
        int decimals = point < 0 ? 0 : text.length() - point - 1;
        if (whole == start
                || whole - start + scale > MOST_DIGITS
                || decimals > scale
                || point == text.length() - 1) {
            return null;
        }
        long units = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (i != point && (digit < 0 || digit > 9)) {
                return null;
            }
            units = i == point ? units : units * 10 + digit;
        }
        for (int i = decimals; i < scale; i++) {
            units *= 10;
        }
        return start == 1 ? -units : units;
    }
}
