package fidus.returns;

/// The sign of what flows are worth at one rate, in pairs of binary numbers, of which the second is
/// what the first leaves out: about 106 bits, where {@link NearRate} has 53.
///
/// A product of two pairs is right within 5·2^−106 of itself, a sum within 4·2^−106 of its parts
/// (Joldeş, Muller, Popescu: Tight and rigorous error bounds for basic building blocks of
/// double-word arithmetic, 2017). The daily factor q comes from a binary guess by one step of
/// Newton's method, which leaves less than 2^−90 of it; a term of 40 000 days is then wrong by less
/// than 2^−74 of itself. A worth is told from nothing where it is more than 2^−64 of the sum of all
/// terms' sizes.
final class TwofoldWorth {
    private static final int YEAR = 365;
    private static final long HALVES = 20_000_000_000L;
    private static final long LONGEST_UNIT = 1L << 60;

    private TwofoldWorth() {}

    /// @param days rising within 40 000
    /// @param halves the yearly rate × 2·10^10
    /// @return zero where it cannot be told
    static int sign(int[] days, long[] units, int count, long halves) {
        if (halves <= -HALVES) {
            return 0;
        }
        double[][] powers = powers((double) (HALVES + halves));
        double[] factor = {1, 0};
        double[] worth = {0, 0};
        double[] term = {0, 0};
        double volume = 0;
        for (int i = 0; i < count; i++) {
            if (Math.abs(units[i]) > LONGEST_UNIT) {
                return 0;
            }
            int gap = i == 0 ? 0 : days[i] - days[i - 1];
            for (int bit = 0; gap >> bit > 0; bit++) {
                if ((gap >> bit & 1) == 1) {
                    multiply(factor, powers[bit], factor);
                }
            }
            term[0] = units[i];
            term[1] = units[i] - (long) term[0];
            multiply(term, factor, term);
            add(worth, term);
            volume += Math.abs(term[0]);
        }
        return Math.abs(worth[0]) > 0x1p-64 * volume ? (int) Math.signum(worth[0]) : 0;
    }

    /// The daily discount factor to the powers 1, 2, 4, …
    ///
    /// @param halves the yearly growth × 2·10^10
    private static double[][] powers(double halves) {
        double[][] powers = new double[16][2];
        powers[0][0] = Math.exp(Math.log(HALVES / halves) / YEAR);
        squares(powers);
        double[] year = {halves / HALVES, 0};
        year[1] = -Math.fma(year[0], (double) HALVES, -halves) / HALVES;
        for (int bit = 0; YEAR >> bit > 0; bit++) {
            if ((YEAR >> bit & 1) == 1) {
                multiply(year, powers[bit], year);
            }
        }
        double excess = year[0] - 1 + year[1];
        add(powers[0], new double[] {-powers[0][0] * excess / YEAR, 0});
        squares(powers);
        return powers;
    }

    private static void squares(double[][] powers) {
        for (int bit = 1; bit < powers.length; bit++) {
            multiply(powers[bit - 1], powers[bit - 1], powers[bit]);
        }
    }

    private static void multiply(double[] a, double[] b, double[] into) {
        double product = a[0] * b[0];
        double rest = Math.fma(a[0], b[0], -product) + (a[0] * b[1] + a[1] * b[0]);
        into[0] = product + rest;
        into[1] = rest - (into[0] - product);
    }

    private static void add(double[] to, double[] more) {
        double sum = to[0] + more[0];
        double part = sum - to[0];
        double rest = to[0] - (sum - part) + (more[0] - part) + (to[1] + more[1]);
        to[0] = sum + rest;
        to[1] = rest - (to[0] - sum);
    }
}
