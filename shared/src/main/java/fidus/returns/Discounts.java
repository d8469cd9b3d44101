package fidus.returns;

/// Discount factors of every day of a horizon at one growth rate, as products of two from short
/// tables: 64 powers serve 1 024 days.
///
/// Growth is counted as a logarithm over the horizon, in steps of 2^−grain. A step times a day is a
/// whole number that a binary one holds exactly, so a factor is wrong by no more than the two
/// powers (one unit of the last place each, as Java promises) and their product.
final class Discounts {
    private final int grain;
    private final long step;
    private final int split;
    private final double[] ofDays;
    private final double[] ofStretches;

    /// @param horizon a power of two, in days
    /// @param grain how fine the steps are, as a power of two
    /// @param step the logarithm of the growth over the horizon, in steps
    Discounts(int horizon, int grain, long step) {
        this.grain = grain;
        this.step = step;
        this.split = (Integer.numberOfTrailingZeros(horizon) + 1) / 2;
        this.ofDays = new double[1 << split];
        this.ofStretches = new double[(horizon >> split) + 1];
        double unit = -step * Math.scalb(1.0 / horizon, -grain);
        for (int i = 0; i < ofDays.length; i++) {
            ofDays[i] = Math.exp(unit * i);
        }
        for (int i = 0; i < ofStretches.length; i++) {
            ofStretches[i] = Math.exp(unit * ((long) i << split));
        }
    }

    int grain() {
        return grain;
    }

    long step() {
        return step;
    }

    /// Factors of the first days.
    double[] ofDays() {
        return ofDays;
    }

    /// Factors of whole stretches, each as long as there are {@link #ofDays}.
    double[] ofStretches() {
        return ofStretches;
    }

    /// Days of a stretch, as a power of two.
    int split() {
        return split;
    }
}
