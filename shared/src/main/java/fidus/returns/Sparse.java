package fidus.returns;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// A polynomial with few terms, in the daily discount factor; the lowest exponent is 0.
final class Sparse {
    private final BigDecimal[] factors;
    private final int[] exponents;

    /// @param exponents rising from 0, one per factor
    Sparse(BigDecimal[] factors, int[] exponents) {
        this.factors = factors;
        this.exponents = exponents;
    }

    BigDecimal at(BigDecimal x) {
        return sum(x, false);
    }

    /// Zero where the value is lost in the noise of its terms.
    int signAt(BigDecimal x) {
        BigDecimal value = at(x);
        BigDecimal noise = sum(x, true).movePointLeft(25);
        return value.abs().compareTo(noise) <= 0 ? 0 : value.signum();
    }

    int signChanges() {
        int changes = 0;
        for (int i = 1; i < factors.length; i++) {
            changes += factors[i].signum() == factors[i - 1].signum() ? 0 : 1;
        }
        return changes;
    }

    /// All roots between two points, rising; one that only touches zero stands there twice. Between
    /// neighbouring roots of the derivative, which has a term less, there is at most one.
    List<BigDecimal> roots(BigDecimal from, BigDecimal to) {
        List<BigDecimal> points = new ArrayList<>();
        int changes = signChanges();
        if (changes > 0) {
            points.add(from);
            points.addAll(changes == 1 ? List.of() : derivative().roots(from, to));
            points.add(to);
        }
        List<BigDecimal> roots = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            int left = signAt(points.get(i - 1));
            int right = signAt(points.get(i));
            if (right == 0) {
                roots.add(points.get(i));
                roots.add(points.get(i));
            } else if (left * right < 0) {
                roots.add(between(points.get(i - 1), points.get(i), right));
            }
        }
        return roots;
    }

    private BigDecimal between(BigDecimal from, BigDecimal to, int rightSign) {
        BigDecimal low = from;
        BigDecimal high = to;
        BigDecimal fine = BigDecimal.ONE.movePointLeft(26);
        while (high.subtract(low).compareTo(fine) > 0) {
            BigDecimal middle = low.add(high).divide(BigDecimal.TWO, Powers.WORKING);
            if (at(middle).signum() == rightSign) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /// The derivative, divided by the power of x that all its terms share.
    private Sparse derivative() {
        int n = factors.length - 1;
        BigDecimal[] sloped = new BigDecimal[n];
        int[] lowered = new int[n];
        for (int i = 0; i < n; i++) {
            sloped[i] =
                    factors[i + 1].multiply(BigDecimal.valueOf(exponents[i + 1]), Powers.WORKING);
            lowered[i] = exponents[i + 1] - exponents[1];
        }
        return new Sparse(sloped, lowered);
    }

    private BigDecimal sum(BigDecimal x, boolean absolute) {
        BigDecimal weight = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ZERO;
        int before = 0;
        for (int i = 0; i < factors.length; i++) {
            int gap = exponents[i] - before;
            weight =
                    gap == 0 ? weight : weight.multiply(x.pow(gap, Powers.WORKING), Powers.WORKING);
            before = exponents[i];
            BigDecimal term = factors[i].multiply(weight, Powers.WORKING);
            sum = sum.add(absolute ? term.abs() : term, Powers.WORKING);
        }
        return sum;
    }
}
