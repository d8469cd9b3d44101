package fidus.returns;

/// What flows are worth near one growth rate: a polynomial around it, with a bound of every error
/// made on the way, and whether the investor's balance kept its side.
///
/// With X the logarithm of the growth over the horizon H and u = day ÷ H, the worth is W(X) = Σ
/// c·e^(−X·u). Around the middle of {@link Discounts} it is Taylor's polynomial Σ m(k)·(−x)^k with
/// m(k) = Σ c·e^(−X·u)·u^k ÷ k!; the horizon is chosen so that u ≤ 1 and x so small that four
/// powers suffice.
///
/// Errors are those of IEEE 754: each product and sum is right within 2^−53 of itself, each power
/// within one unit of the last place. A term has at most seven such errors; the sums add at most
/// 2^−53 of each partial sum.
final class NearRate {
    private static final int LAST = 4;
    private static final int VOLUME = 5;
    private static final int TIMED = 6;
    private static final int PARTIAL = 7;
    private static final int STEP = 8;
    private static final int ROOT = 9;
    private static final int GRAINS = 10;
    private static final int FACTOR = 11;
    private static final int YEAR = 365;
    private static final int MOST = 100_000;
    private static final int MOST_GROWTH = 600;
    private static final long HALVES = 20_000_000_000L;

    private final double[] m = new double[12];
    private int count;
    private int horizon;
    private long middle;
    private boolean oneSided;

    /// The step nearest to the rate as the plain sums have it: without growth every factor is one.
    ///
    /// @param grain of the step
    /// @return {@link Rates#NONE} when there is no telling or days fall
    long guess(int[] days, long[] units, int flows, int over, int grain) {
        double balance = 0;
        double volume = 0;
        double timed = 0;
        double moment = 0;
        int first = days[0];
        int before = first;
        for (int i = 0; i < flows; i++) {
            int day = days[i];
            if (day < before) {
                return Rates.NONE;
            }
            before = day;
            double term = units[i];
            double weighed = term * (day - first);
            balance += term;
            volume += Math.abs(term);
            moment += weighed;
            timed += Math.abs(weighed);
        }
        double perDay = 1.0 / over;
        m[0] = balance;
        m[1] = moment * perDay;
        m[VOLUME] = volume;
        m[TIMED] = timed * perDay;
        m[GRAINS] = 1L << grain;
        middle = 0;
        return nearest();
    }

    /// Looks at flows around a rate.
    ///
    /// @param days rising, from the first to the horizon at most
    /// @param units the amounts, in any unit
    void look(int[] days, long[] units, int flows, int over, Discounts around) {
        count = flows;
        horizon = over;
        middle = around.step();
        m[GRAINS] = 1L << around.grain();
        m[STEP] = 1 / m[GRAINS];
        sumUp(days, units, around);
    }

    /// The balance after each flow, all but the last of which must keep their side within reach,
    /// and the moments.
    private void sumUp(int[] days, long[] units, Discounts around) {
        double[] ofDays = around.ofDays();
        double[] ofStretches = around.ofStretches();
        int split = around.split();
        int mask = ofDays.length - 1;
        int first = days[0];
        double perDay = 1.0 / horizon;
        // A hundredth more for the bend of e^x within a step.
        double reach = 1.01 * m[STEP];
        double side = Long.signum(units[0]);
        double balance = units[0];
        double volume = Math.abs(balance);
        double timed = 0;
        double partial = volume;
        double moment = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        boolean kept = true;
        for (int i = 1; i < count; i++) {
            kept &= side * balance > reach * timed + 1e-11 * volume;
            int day = days[i] - first;
            double u = day * perDay;
            double term = units[i] * (ofStretches[day >> split] * ofDays[day & mask]);
            balance += term;
            volume += Math.abs(term);
            partial += Math.abs(balance);
            term *= u;
            timed += Math.abs(term);
            moment += term;
            second += term * u;
            third += term * u * u;
            fourth += term * u * u * u;
        }
        oneSided = kept;
        sums(balance, volume, timed, partial);
        moments(moment, second, third, fourth);
    }

    private void sums(double balance, double volume, double timed, double partial) {
        m[0] = balance;
        m[VOLUME] = volume;
        m[TIMED] = timed;
        m[PARTIAL] = partial;
    }

    private void moments(double first, double second, double third, double fourth) {
        m[1] = first;
        m[2] = second * 0.5;
        m[3] = third * (1.0 / 6);
        m[LAST] = fourth * (1.0 / 24);
    }

    /// Whether the sums of the first flows, all but the last of them, had one sign at every rate
    /// within a step.
    boolean oneSided() {
        return oneSided;
    }

    /// The step nearest to the rate, by Newton's method on ln(worth of what comes out ÷ worth of
    /// what went in), which is nearly a straight line.
    ///
    /// @return {@link Rates#NONE} when there is no telling
    long nearest() {
        double out = m[VOLUME] + m[0];
        double in = m[VOLUME] - m[0];
        double slope = (m[TIMED] + m[1]) / out - (m[TIMED] - m[1]) / in;
        double change = Math.log(out / in) / slope;
        double next = middle + change * m[GRAINS];
        return Math.abs(next) < MOST_GROWTH * m[GRAINS] ? Math.round(next) : Rates.NONE;
    }

    /// Finds the root of the polynomial.
    ///
    /// @return whether it lies within a step
    boolean solve() {
        double line = m[0] / m[1];
        double x = line * (1 + line * m[2] / m[1]);
        double change = 1;
        for (int round = 0; round < 6 && Math.abs(change) > 0x1p-25; round++) {
            double worth = m[0] - x * (m[1] - x * (m[2] - x * (m[3] - x * m[LAST])));
            double fall = m[1] - x * (2 * m[2] - x * (3 * m[3] - 4 * x * m[LAST]));
            change = worth / fall;
            x += change;
        }
        m[ROOT] = x;
        return Math.abs(x) <= m[STEP];
    }

    /// The root as a step of another grain.
    long step(int grain) {
        return Math.round((middle * m[STEP] + m[ROOT]) * (1L << grain));
    }

    /// The root as a yearly rate × 10^10, unproven; {@link Rates#NONE} when it is too large.
    long rate() {
        m[FACTOR] = Math.exp((middle * m[STEP] + m[ROOT]) / horizon * YEAR);
        double rate = m[FACTOR] - 1;
        return Math.abs(rate) < MOST ? Math.round(rate * 1e10) : Rates.NONE;
    }

    /// The sign of what the flows are worth at a rate near that of {@link #rate}: the logarithm of
    /// its growth is that of the root and, of what is missing, as a share s, ln(1 + s) = s − s²÷2 +
    /// s³÷3 within s⁴.
    ///
    /// @param halves the yearly rate × 2·10^10
    /// @return zero where it cannot be told
    int side(long halves) {
        double near = HALVES * m[FACTOR];
        double s = (HALVES + halves - near) / near;
        double years = (double) horizon / YEAR;
        double x = m[ROOT] + s * (1 - s * (0.5 - s / 3)) * years;
        double away = Math.abs(x);
        double share = Math.abs(s);
        if (!(away <= m[STEP] && share < 0.01)) {
            return 0;
        }
        double worth = m[0] - x * (m[1] - x * (m[2] - x * (m[3] - x * m[LAST])));
        double volume = m[VOLUME];
        double summed = 8 * volume + m[PARTIAL] + 4 * Math.abs(m[0]) + away * (count + 16) * volume;
        // The power and its multiple are wrong by three units, the growth by three of its own.
        double growth = Math.abs(middle * m[STEP]) + m[STEP];
        double abscissa = 4 * growth + 2 * away + (4 + 16 * share) * years;
        double rest =
                (away * away * away * away * away / 120 + share * share * share * share * years)
                        * volume;
        // A hundredth more for what the bound itself loses.
        double error = 1.01 * (0x1p-53 * (summed + abscissa * volume) + rest);
        return worth > error ? 1 : worth < -error ? -1 : 0;
    }
}
