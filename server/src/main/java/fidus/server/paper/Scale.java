package fidus.server.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// A value axis with round steps.
///
/// @param low the value at its bottom
/// @param step from one mark to the next
/// @param steps how many
record Scale(BigDecimal low, BigDecimal step, int steps) {
    private static final List<BigDecimal> ROUND =
            List.of(
                    new BigDecimal("1"),
                    new BigDecimal("2"),
                    new BigDecimal("2.5"),
                    new BigDecimal("5"));

    /// From zero up to at least the value.
    static Scale upTo(BigDecimal most) {
        return of(BigDecimal.ZERO, most);
    }

    /// From a round value at or below the one to at least the other.
    static Scale of(BigDecimal least, BigDecimal most) {
        BigDecimal span = most.subtract(least).max(new BigDecimal("0.04"));
        BigDecimal step = step(span.divide(BigDecimal.valueOf(4), 10, RoundingMode.UP));
        BigDecimal low = step.multiply(least.divide(step, 0, RoundingMode.FLOOR));
        int steps = most.subtract(low).divide(step, 0, RoundingMode.CEILING).intValueExact();
        return new Scale(low, step, Math.max(1, steps));
    }

    private static BigDecimal step(BigDecimal least) {
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
        for (BigDecimal round : ROUND) {
            if (round.multiply(power).compareTo(least) >= 0) {
                return round.multiply(power);
            }
        }
        return power.scaleByPowerOfTen(1);
    }

    /// How far above the bottom a value lies on an axis of this length.
    int height(BigDecimal value, int length) {
        BigDecimal whole = step.multiply(BigDecimal.valueOf(steps));
        return value.subtract(low)
                .multiply(BigDecimal.valueOf(length))
                .divide(whole, 0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /// The values at the marks, from the bottom.
    List<BigDecimal> marks() {
        var marks = new ArrayList<BigDecimal>();
        for (int i = 0; i <= steps; i++) {
            marks.add(low.add(step.multiply(BigDecimal.valueOf(i))));
        }
        return marks;
    }
}
