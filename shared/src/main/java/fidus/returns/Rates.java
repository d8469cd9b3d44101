package fidus.returns;

import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// Yearly money-weighted rates of many investors one after the other: {@link Xirr} over whole
/// numbers. What can be shared between investors, discount factors, is computed once.
///
/// A rate is given when it is proven: let P(k) be what the first k flows are worth. When all P(k)
/// have one sign at a rate, the worth of all flows has it at every higher rate, because it is then
/// Σ P(k)·(q^d(k) − q^d(k+1)) with a q below 1 and every factor above zero; likewise below the rate
/// with the sums of the last flows. So a change of sign of the whole between two neighbouring
/// rates, while no other P(k) changes, proves that the rate lies between them and that there is no
/// other. In words: the investor's money was in the fund all the time, and never overdrawn.
///
/// Signs are found in binary arithmetic whose error is bounded. Where a rate lies so near to the
/// middle between two roundings that this does not tell, decimals of 50 digits do; flows without
/// such a proof are left to {@link Xirr}'s search for all roots.
///
/// Not for several threads at once.
public final class Rates {
    static final long NONE = Long.MIN_VALUE;

    private static final int GRAIN = 8;
    private static final int FINE = 24;
    private static final int KEPT = 512;
    private static final int MOST_LOOKS = 30;
    private static final int LONGEST = 40_000;
    private static final int LEAST_HORIZON = 32;

    private final NearRate near = new NearRate();
    private final @Nullable Discounts[][] kept = new Discounts[17][];

    /// With no discount factors yet; they are made as rates need them.
    public Rates() {}

    /// The rate of flows whose money is in the first `count` places.
    ///
    /// @param days any day's number, such as days since 1970, rising
    /// @param units amounts seen by the investor in whole units of any currency, negative when put
    ///   in
    /// @return the yearly rate × 10^10, the nearest one
    /// @throws Refused as {@link Xirr#of}
    /// @throws IllegalArgumentException when days fall
    public long of(int[] days, long[] units, int count) {
        long rate = proven(days, units, count);
        return rate == NONE ? searched(days, units, count) : rate;
    }

    private static long searched(int[] days, long[] units, int count) {
        for (int i = 1; i < count; i++) {
            if (days[i] < days[i - 1]) {
                throw new IllegalArgumentException("Days must rise");
            }
        }
        DatedFlows flows = DatedFlows.of(days, units, count);
        return Xirr.searched(flows).unscaledValue().longValueExact();
    }

    /// @param days rising; nothing is proven where they fall
    /// @return NONE when nothing could be proven
    long proven(int[] days, long[] units, int count) {
        if (count < 2 || count > LONGEST || days[count - 1] - days[0] > LONGEST) {
            return NONE;
        }
        int horizon =
                Math.max(LEAST_HORIZON, Integer.highestOneBit(2 * (days[count - 1] - days[0]) - 1));
        long step = near.guess(days, units, count, horizon, GRAIN);
        for (int look = 0; look < MOST_LOOKS && step != NONE; look++) {
            near.look(days, units, count, horizon, discounts(horizon, step));
            if (near.solve()) {
                return near.oneSided()
                        ? settled(days, units, count)
                        : closer(days, units, count, horizon);
            }
            long next = near.nearest();
            step = next == step ? NONE : next;
        }
        return NONE;
    }

    /// Balances that come near to zero are told from it with factors of the rate's own.
    private long closer(int[] days, long[] units, int count, int horizon) {
        near.look(days, units, count, horizon, new Discounts(horizon, FINE, near.step(FINE)));
        return near.solve() && near.oneSided() ? settled(days, units, count) : NONE;
    }

    private long settled(int[] days, long[] units, int count) {
        long rate = near.rate();
        if (rate == NONE) {
            return NONE;
        }
        int side = Long.signum(units[0]);
        int above = side * near.side(2 * rate + 1);
        int below = -side * near.side(2 * rate - 1);
        if (above > 0 && below > 0) {
            return rate;
        }
        if (below > 0 && side * near.side(2 * rate + 2) > 0) {
            return nearer(days, units, count, rate);
        }
        if (above > 0 && -side * near.side(2 * rate - 2) > 0) {
            return nearer(days, units, count, rate - 1);
        }
        return NONE;
    }

    /// Which of two neighbouring roundings is nearer to the only rate, which lies near the middle
    /// between them; away from zero if none is.
    private static long nearer(int[] days, long[] units, int count, long lower) {
        int told = TwofoldWorth.sign(days, units, count, 2 * lower + 1);
        int side = Long.signum(units[0]) * told;
        return side == 0 ? decided(days, units, count, lower) : side > 0 ? lower : lower + 1;
    }

    private static long decided(int[] days, long[] units, int count, long lower) {
        BigDecimal middle =
                BigDecimal.valueOf(2 * lower + 1)
                        .divide(BigDecimal.TWO)
                        .movePointLeft(Xirr.DECIMALS);
        Sparse worth = DatedFlows.of(days, units, count).worth();
        int sign = Long.signum(units[0]) * worth.signAt(Powers.daily(BigDecimal.ONE.add(middle)));
        boolean lowerIsNearer = sign > 0 || (sign == 0 && lower < 0);
        return lowerIsNearer ? lower : lower + 1;
    }

    private Discounts discounts(int horizon, long step) {
        if (Math.abs(step) >= KEPT) {
            return new Discounts(horizon, GRAIN, step);
        }
        int size = Integer.numberOfTrailingZeros(horizon);
        @Nullable Discounts[] ofSize = kept[size];
        if (ofSize == null) {
            ofSize = new Discounts[2 * KEPT];
            kept[size] = ofSize;
        }
        int place = (int) step + KEPT;
        Discounts known = ofSize[place];
        if (known == null) {
            known = new Discounts(horizon, GRAIN, step);
            ofSize[place] = known;
        }
        return known;
    }
}
