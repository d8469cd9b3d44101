package fidus.returns;

/// What flows are worth near one growth rate: a polynomial around it, with a bound of every error
/// made on the way, and whether the investor's balance kept its side.
///
/// With X the logarithm of the growth over the horizon H and u = day ÷ H, the worth is W(X) = Σ
/// c·e^(−X·u). Around the middle of {@link Discounts} it is Taylor's polynomial Σ m(k)·(−x)^k ÷ k!
/// with the moments m(k) = Σ c·e^(−X·u)·u^k; the horizon is chosen so that u ≤ 1 and x so small
/// that four powers suffice.
///
/// Errors are those of IEEE 754: each product and sum is right within 2^−53 of itself, each power
/// within one unit of the last place. A term has at most seven such errors; the sums add at most
/// 2^−53 of each partial sum.
final class NearRate {
    private static final int LAST = 4;
    private static final int VOLUME = 5;
    private static final int TIMED = 6;
    private static final int PARTIAL = 7;
    private static final int ROOT = 8;
    private static final int YEAR = 365;
    private static final int MOST = 100_000;

    private final double[] m = new double[9];
    private double[] terms = new double[64];
    private double[] times = new double[64];
    private int count;
    private int horizon;
    private Discounts middle = new Discounts(2, 0, 0);
    private boolean oneSided;

    /// Looks at flows around a rate.
    ///
    /// @param days rising from 0 to the horizon at most
    /// @param units the amounts, in any unit
    void look(int[] days, long[] units, int flows, int over, Discounts around) {
        this.count = flows;
        this.horizon = over;
        this.middle = around;
        weigh(days, units);
        sumUp();
        first();
    }

    private void weigh(int[] days, long[] units) {
        if (terms.length < count) {
            terms = new double[2 * count];
            times = new double[2 * count];
        }
        double[] ofDays = middle.ofDays();
        double[] ofStretches = middle.ofStretches();
        int split = middle.split();
        int mask = ofDays.length - 1;
        int first = days[0];
        double perDay = 1.0 / horizon;
        for (int i = 0; i < count; i++) {
            int day = days[i] - first;
            times[i] = day * perDay;
            terms[i] = units[i] * (ofStretches[day >> split] * ofDays[day & mask]);
        }
    }

    /// The balance after each flow; all but the last must keep their side within reach.
    private void sumUp() {
        // A hundredth more for the bend of e^x within a step.
        double reach = 1.01 * Math.scalb(1.0, -middle.grain());
        // More than all errors of a sum of 40 000 terms.
        double rounding = 1e-11;
        double side = Math.signum(terms[0]);
        double balance = 0;
        double volume = 0;
        double timed = 0;
        double partial = 0;
        boolean kept = true;
        for (int i = 0; i < count; i++) {
            kept &= i == 0 || side * balance > reach * timed + rounding * volume;
            double size = Math.abs(terms[i]);
            balance += terms[i];
            volume += size;
            timed += size * times[i];
            partial += Math.abs(balance);
        }
        oneSided = kept;
        m[0] = balance;
        m[VOLUME] = volume;
        m[TIMED] = timed;
        m[PARTIAL] = partial;
    }

    /// The first moment alone, which tells where to look next.
    private void first() {
        double first = 0;
        for (int i = 0; i < count; i++) {
            first += terms[i] * times[i];
        }
        m[1] = first;
    }

    private void moments() {
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int i = 0; i < count; i++) {
            double u = times[i];
            double term = terms[i] * u * u;
            second += term;
            term *= u;
            third += term;
            fourth += term * u;
        }
        m[2] = second;
        m[3] = third;
        m[LAST] = fourth;
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
        double out = (m[VOLUME] + m[0]) / 2;
        double in = (m[VOLUME] - m[0]) / 2;
        double slope = (m[TIMED] + m[1]) / 2 / out - (m[TIMED] - m[1]) / 2 / in;
        double change = Math.scalb(StrictMath.log(out / in) / slope, middle.grain());
        double next = middle.step() + change;
        return Math.abs(next) < Math.scalb(600.0, middle.grain()) ? Math.round(next) : Rates.NONE;
    }

    /// Finds the root of the polynomial, whose higher moments are made for it.
    ///
    /// @return whether it lies within a step
    boolean solve() {
        moments();
        double x = 0;
        for (int round = 0; round < 4; round++) {
            double worth = m[0] - x * (m[1] - x / 2 * (m[2] - x / 3 * (m[3] - x / 4 * m[LAST])));
            double fall = m[1] - x * (m[2] - x / 2 * (m[3] - x / 3 * m[LAST]));
            x += worth / fall;
        }
        m[ROOT] = x;
        return Math.abs(x) <= Math.scalb(1.0, -middle.grain());
    }

    /// The root as a step of another grain.
    long step(int grain) {
        return Math.round(
                Math.scalb(Math.scalb((double) middle.step(), -middle.grain()) + m[ROOT], grain));
    }

    /// The root as a yearly rate × 10^10, unproven; {@link Rates#NONE} when it is too large.
    long rate() {
        double growth = Math.scalb((double) middle.step(), -middle.grain()) + m[ROOT];
        double rate = StrictMath.expm1(growth / horizon * YEAR);
        return Math.abs(rate) < MOST ? Math.round(rate * 1e10) : Rates.NONE;
    }

    /// The sign of what the flows are worth at a rate.
    ///
    /// @param halves the yearly rate × 2·10^10
    /// @return zero where it cannot be told
    int side(long halves) {
        double rate = halves / 2e10;
        double growth = StrictMath.log1p(rate) * horizon / YEAR;
        double x = growth - Math.scalb((double) middle.step(), -middle.grain());
        double away = Math.abs(x);
        if (!(away <= Math.scalb(1.0, -middle.grain()))) {
            return 0;
        }
        double worth = m[0] - x * (m[1] - x / 2 * (m[2] - x / 3 * (m[3] - x / 4 * m[LAST])));
        double volume = m[VOLUME];
        double summed = 8 * volume + m[PARTIAL] + 4 * Math.abs(m[0]) + away * (count + 16) * volume;
        double abscissa =
                5 * Math.abs(growth) + away + Math.abs(rate) / (1 + rate) * horizon / YEAR;
        double rest = away * away * away * away * away / 120 * volume;
        // A hundredth more for what the bound itself loses.
        double error = 1.01 * (0x1p-53 * (summed + abscissa * volume) + rest);
        return worth > error ? 1 : worth < -error ? -1 : 0;
    }
}
