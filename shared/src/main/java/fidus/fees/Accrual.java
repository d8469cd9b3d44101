package fidus.fees;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/// `Σ figure × weight × rate ÷ divisor`: what capital earns or is charged over the stretches it
/// stood for. Multiplied first and divided once.
final class Accrual {
    private final long[] weights;
    private final BigDecimal rate;
    private final Quotient whole;
    private final long divisor;
    private final long most;

    /// @param weights days, or other units, of each figure
    /// @param rate what every weighted figure is multiplied with
    /// @param divisor positive
    Accrual(long[] weights, BigDecimal rate, long divisor) {
        this.weights = weights.clone();
        this.rate = rate;
        this.whole = Quotient.of(rate);
        this.divisor = divisor;
        this.most = most(weights, whole);
    }

    /// Up to this size of every figure the sum fits into 63 bits.
    private static long most(long[] weights, Quotient rate) {
        BigDecimal sum = BigDecimal.ONE;
        for (long weight : weights) {
            sum = sum.add(BigDecimal.valueOf(weight).abs());
        }
        BigDecimal most = BigDecimal.valueOf(rate.small()).abs().max(BigDecimal.ONE);
        return rate.big() == null
                ? BigDecimal.valueOf(Long.MAX_VALUE)
                        .divideToIntegralValue(sum.multiply(most))
                        .longValue()
                : 0;
    }

    /// @param figures one for each weight
    Quotient of(List<BigDecimal> figures) {
        long[] units = new long[figures.size()];
        int scale = 0;
        for (BigDecimal figure : figures) {
            scale = Math.max(scale, figure.scale());
        }
        for (int i = 0; i < units.length; i++) {
            BigDecimal moved = figures.get(i).scaleByPowerOfTen(scale);
            if (moved.precision() - moved.scale() > 18) {
                return exact(figures);
            }
            units[i] = moved.longValueExact();
        }
        return of(units, scale);
    }

    /// @param units one figure for each weight, in units of the scale's last place
    Quotient of(long[] units, int scale) {
        long sum = 0;
        boolean fits = scale + whole.scale() <= 18;
        for (int i = 0; i < weights.length; i++) {
            long unit = units[i];
            fits &= unit <= most && unit >= -most;
            sum += unit * weights[i];
        }
        if (fits) {
            return new Quotient(sum * whole.small(), scale + whole.scale(), null, divisor);
        }
        return exact(Arrays.stream(units).mapToObj(u -> BigDecimal.valueOf(u, scale)).toList());
    }

    private Quotient exact(List<BigDecimal> figures) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < weights.length; i++) {
            sum = sum.add(figures.get(i).multiply(BigDecimal.valueOf(weights[i])));
        }
        return Quotient.of(sum.multiply(rate), divisor);
    }
}
