package fidus.desktop.controls;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Decimals;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// Rates as people read and type them: the fraction 0.015 is `1.5 %`.
public final class Percent {
    private static final int MOST_DECIMALS = 6;

    private Percent() {}

    /// @param fraction 0.015 for 1.5 %
    public static String of(BigDecimal fraction) {
        return typed(fraction) + " %";
    }

    /// The same without the sign, as it stands in a field beside one.
    public static String typed(BigDecimal fraction) {
        BigDecimal percent = fraction.movePointRight(2).stripTrailingZeros();
        return (percent.scale() < 0 ? percent.setScale(0) : percent).toPlainString();
    }

    /// @return the fraction, 0.015 for `1.5`
    /// @throws Refused `BAD_VALUE` for what is no percentage from 0 to 100 with up to 6 decimals
    public static BigDecimal parse(String text) {
        BigDecimal percent = number(text.replace("%", "").strip());
        if (percent == null
                || percent.signum() < 0
                || percent.compareTo(BigDecimal.valueOf(100)) > 0
                || percent.stripTrailingZeros().scale() > MOST_DECIMALS) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE,
                    "A percentage from 0 to 100 with a point before the decimals, such as 1.5.");
        }
        BigDecimal fraction = percent.movePointLeft(2).stripTrailingZeros();
        return fraction.scale() < 0 ? fraction.setScale(0) : fraction;
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return Decimals.parse(text);
        } catch (Refused e) {
            return null;
        }
    }
}
