package fidus.returns;

/// Proof that a rate is right within 0.6 × 10^−10 and is the only one, in binary arithmetic whose
/// error is bounded and added up on the way. (IEEE 754 rounds each product and sum within 2^−53;
/// Java promises the power within one unit of the last place.)
///
/// Let P(k) be the worth, at some rate, of the first k flows. By Laguerre's extension of Descartes'
/// rule, rates above it are at most as many as the changes of sign in P(1)…P(n), and rates below it
/// as many as those in the sums of the last flows, P(n) − P(k). Neither changes sign just above and
/// just below the rate, respectively: then no other exists. In words: at that rate the investor's
/// money was in the fund all the time, and never overdrawn.
final class Certificate {
    private Certificate() {}

    /// @param rate yearly × 10^10
    static boolean proves(DatedFlows flows, long rate) {
        int above = sign(flows, rate, 1);
        return above != 0 && sign(flows, rate, -1) == -above;
    }

    /// Above the rate, the sign of all sums of first flows; below it, of all sums of last flows.
    /// Zero when they differ or could.
    private static int sign(DatedFlows flows, long rate, int side) {
        double yearly = 1 + (rate / 1e10 + side * 0.6e-10);
        double x = StrictMath.pow(yearly, -1.0 / 365);
        int n = flows.count();
        double weight = 1;
        double sum = 0;
        double error = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int day = 0;
        for (int i = 0; i < n; i++) {
            if (side < 0) {
                low = Math.min(low, sum);
                high = Math.max(high, sum);
            }
            double power = x;
            for (int gap = flows.day(i) - day; gap > 0; gap >>= 1, power *= power) {
                weight = (gap & 1) == 0 ? weight : weight * power;
            }
            day = flows.day(i);
            double term = flows.units(i) * weight;
            sum += term;
            error += Math.abs(term) * (4.0 * day + 18.0 * (i + 1) + n);
            if (side > 0) {
                low = Math.min(low, sum);
                high = Math.max(high, sum);
            }
        }
        double bound = error * 0x1p-52;
        double least = side > 0 ? low : sum - high;
        double most = side > 0 ? high : sum - low;
        return least > bound ? 1 : most < -bound ? -1 : 0;
    }
}
