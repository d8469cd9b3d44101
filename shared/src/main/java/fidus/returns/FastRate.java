package fidus.returns;

/// A quick guess at a rate in binary arithmetic. Nothing relies on it: what it finds is proven
/// elsewhere or dropped. Local variables are binary on purpose, a hundred thousand investors wait.
final class FastRate {
    /// Nothing found.
    static final long NONE = Long.MIN_VALUE;

    private static final int MOST_STEPS = 30;

    private FastRate() {}

    /// Newton's method on ln(worth of what comes out ÷ worth of what went in) as a function of the
    /// daily log return, which is nearly a straight line.
    ///
    /// @return the yearly rate × 10^10, or NONE
    static long of(DatedFlows flows) {
        double perDay = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double x = StrictMath.exp(-perDay);
            double weight = 1;
            double out = 0;
            double in = 0;
            double outDays = 0;
            double inDays = 0;
            int day = 0;
            for (int i = 0; i < flows.count(); i++) {
                double power = x;
                for (int gap = flows.day(i) - day; gap > 0; gap >>= 1, power *= power) {
                    weight = (gap & 1) == 0 ? weight : weight * power;
                }
                day = flows.day(i);
                double term = flows.units(i) * weight;
                if (term > 0) {
                    out += term;
                    outDays += term * day;
                } else {
                    in -= term;
                    inDays -= term * day;
                }
            }
            double change = StrictMath.log(out / in) / (outDays / out - inDays / in);
            perDay += change;
            double rate = StrictMath.expm1(365 * perDay);
            if (!(Math.abs(rate) < 100_000)) {
                return NONE;
            }
            if (Math.abs(change) < 1e-9) {
                return Math.round(rate * 1e10);
            }
        }
        return NONE;
    }
}
