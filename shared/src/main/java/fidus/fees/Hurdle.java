package fidus.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.math.BigDecimal;

/// What must be earned before a performance fee is due.
///
/// @param rate per year as a fraction; the sum itself for FIXED_AMOUNT; zero for BENCHMARK
/// @param dayCount for the bases that take a part of a year
/// @param catchUpShare for CATCH_UP: the manager's share of what exceeds the hurdle, above the
///   fee's rate up to 1; otherwise zero
public record Hurdle(
        HurdleKind kind,
        HurdleBase base,
        HurdleStretch stretch,
        BigDecimal rate,
        DayCount dayCount,
        BigDecimal catchUpShare) {
    /// No hurdle.
    public static final Hurdle NONE =
            of(HurdleKind.NONE, HurdleBase.ALLOCATION, HurdleStretch.SINCE_LAST_FEE, "0");

    /// @throws Refused `BAD_VALUE` for a negative rate, a catch-up share outside 0…1, or an opening
    ///   value that is to run since the last fee (that is the MARK)
    public Hurdle {
        if (rate.signum() < 0
                || catchUpShare.signum() < 0
                || catchUpShare.compareTo(BigDecimal.ONE) > 0) {
            throw Refused.at(
                    "hurdle",
                    Problem.Code.BAD_VALUE,
                    "A hurdle's rate is not negative and its catch-up share lies in 0…1.");
        }
        if (base == HurdleBase.OPENING_VALUE && stretch == HurdleStretch.SINCE_LAST_FEE) {
            throw Refused.at(
                    "hurdleStretch",
                    Problem.Code.BAD_VALUE,
                    "A hurdle on the opening value covers the period only; since the last fee it"
                            + " is a hurdle on the MARK.");
        }
    }

    /// ACT/365F, no catch-up.
    public static Hurdle of(HurdleKind kind, HurdleBase base, HurdleStretch stretch, String rate) {
        return new Hurdle(
                kind, base, stretch, new BigDecimal(rate), DayCount.ACT_365F, BigDecimal.ZERO);
    }

    public Hurdle with(DayCount other) {
        return new Hurdle(kind, base, stretch, rate, other, catchUpShare);
    }

    public Hurdle withCatchUp(BigDecimal share) {
        return new Hurdle(HurdleKind.CATCH_UP, base, stretch, rate, dayCount, share);
    }
}
