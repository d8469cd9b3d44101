package fidus.returns;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// The yearly rate at which dated flows are worth nothing: Σ amount ÷ (1 + rate)^(days ÷ 365) = 0,
/// the definition spreadsheets call XIRR. A rate is only given when it is the only one: flows that
/// have two are refused, never guessed.
///
/// {@link Rates} finds and proves nearly all of them in binary arithmetic with known error; what it
/// cannot prove is left to a search for all roots in decimals.
public final class Xirr {
    /// Digits after the point of a rate.
    public static final int DECIMALS = 10;

    private Xirr() {}

    /// @param flows in any order; several on one day count as their sum
    /// @return the rate with 10 decimals, the nearest one, ties away from zero
    /// @throws Refused `BAD_VALUE` on field `flows` when no flow changes the sign (no rate), when
    ///   there are several rates, none between −99.9999 % and 100 000 000 %, or so many flows to
    ///   and fro that it cannot be told
    public static BigDecimal of(List<Flow> flows) {
        DatedFlows dated = DatedFlows.of(flows);
        long rate = dated.proven();
        return rate == Rates.NONE ? searched(dated) : BigDecimal.valueOf(rate, DECIMALS);
    }

    /// All rates in decimals, of which there must be one.
    static BigDecimal searched(DatedFlows dated) {
        if (dated.signChanges() == 0) {
            throw Refused.at(
                    "flows",
                    Problem.Code.BAD_VALUE,
                    "NO_RATE: money must go in and come out for a rate of return to exist; these"
                            + " flows all have one sign.");
        }
        return only(RateRoots.of(dated));
    }

    /// What flows are worth on the day of the first at a yearly rate, in decimals: the proof of a
    /// rate, to be shown beside it.
    ///
    /// @throws Refused `BAD_VALUE` when the rate is −1 or less
    public static BigDecimal presentValue(List<Flow> flows, BigDecimal rate) {
        DatedFlows dated = DatedFlows.of(flows);
        BigDecimal daily = Powers.daily(BigDecimal.ONE.add(rate));
        return dated.worth().at(daily);
    }

    private static BigDecimal only(List<BigDecimal> rates) {
        if (rates.isEmpty()) {
            throw Refused.at(
                    "flows",
                    Problem.Code.BAD_VALUE,
                    "NO_RATE: no yearly rate between −99.9999 % and 100 000 000 % makes these flows"
                            + " worth nothing.");
        }
        if (rates.size() > 1) {
            throw Refused.at(
                    "flows",
                    Problem.Code.BAD_VALUE,
                    "SEVERAL_RATES: these flows have the rates "
                            + shown(rates)
                            + "; a single rate of return does not exist. Use a time-weighted"
                            + " return.");
        }
        return rates.getFirst();
    }

    private static List<String> shown(List<BigDecimal> rates) {
        return rates.stream()
                .map(rate -> rate.setScale(6, RoundingMode.HALF_UP).toPlainString())
                .toList();
    }
}
