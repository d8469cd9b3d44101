package fidus.fees;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// A figure before it is rounded, with all its digits. Equal when the numbers are equal, whatever
/// zeros follow. On the wire it is text.
public record Exact(BigDecimal value) {
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,20}(\\.\\d{1,200})?");

    /// @throws Refused `BAD_VALUE` for more than 20 digits before the point or 200 after it
    public Exact {
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if ((long) value.precision() - value.scale() > 20 || value.scale() > 200) {
            throw refused();
        }
        value = value.setScale(Math.max(0, value.scale()));
    }

    /// @throws Refused `BAD_VALUE` for anything but plain digits with at most one point
    @JsonCreator
    public static Exact parse(String text) {
        if (text.length() > 222 || !PLAIN.matcher(text).matches()) {
            throw refused();
        }
        return new Exact(new BigDecimal(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toPlainString();
    }

    private static Refused refused() {
        return Refused.because(
                Problem.Code.BAD_VALUE,
                "An exact figure is plain digits, at most 20 before and 200 after the point.");
    }
}
