package fidus.returns;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Decimals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Returns as fractions with 34 digits; percentages are rounded where they are shown.
public final class Returns {
    private Returns() {}

    /// Return of one stretch without flows inside.
    ///
    /// @throws Refused `BAD_VALUE` when the opening value is not positive
    public static BigDecimal simple(BigDecimal opening, BigDecimal closing) {
        positive(opening, "opening");
        return closing.subtract(opening).divide(opening, Decimals.DIVISION);
    }

    /// Time-weighted return: the returns of neighbouring stretches linked, so that the size and the
    /// moment of flows do not matter.
    ///
    /// @param returns of the stretches between flows, each above or at −1
    public static BigDecimal timeWeighted(List<BigDecimal> returns) {
        BigDecimal growth = BigDecimal.ONE;
        for (BigDecimal one : returns) {
            if (one.compareTo(BigDecimal.ONE.negate()) < 0) {
                throw Refused.at(
                        "returns", Problem.Code.BAD_VALUE, "Nobody loses more than everything.");
            }
            growth = growth.multiply(BigDecimal.ONE.add(one), Powers.WORKING);
        }
        return growth.subtract(BigDecimal.ONE, Decimals.DIVISION);
    }

    /// A return of some days as a yearly rate: (1 + return)^(365 ÷ days) − 1.
    ///
    /// @throws Refused `BAD_VALUE` without a day, or when everything was lost
    public static BigDecimal yearly(BigDecimal whole, int days) {
        positive(BigDecimal.valueOf(days), "days");
        return Powers.power(BigDecimal.ONE.add(whole), 365, days)
                .subtract(BigDecimal.ONE, Decimals.DIVISION);
    }

    /// A yearly rate as the return of some days: (1 + rate)^(days ÷ 365) − 1.
    public static BigDecimal ofDays(BigDecimal yearly, int days) {
        return Powers.power(BigDecimal.ONE.add(yearly), days, 365)
                .subtract(BigDecimal.ONE, Decimals.DIVISION);
    }

    /// Modified Dietz: gain ÷ (opening value + flows weighted by the part of the time they worked).
    ///
    /// @param invested money put in between, positive, or taken out, negative; a flow counts from
    ///   its day on
    /// @throws Refused `BAD_VALUE` when a flow lies outside or the weighted capital is not positive
    public static BigDecimal modifiedDietz(ValuedPeriod period, List<Flow> invested) {
        BigDecimal days = BigDecimal.valueOf(period.days());
        BigDecimal weighted = period.opening().multiply(days);
        BigDecimal gain = period.closing().subtract(period.opening());
        for (Flow flow : invested) {
            within(period, flow.on());
            long left = period.to().toEpochDay() - flow.on().toEpochDay();
            weighted = weighted.add(flow.amount().multiply(BigDecimal.valueOf(left)));
            gain = gain.subtract(flow.amount());
        }
        positive(weighted, "weighted capital");
        return gain.multiply(days).divide(weighted, Decimals.DIVISION);
    }

    /// Money-weighted yearly rate of a period: {@link Xirr} of the opening value put in, the flows,
    /// and the closing value taken out.
    ///
    /// @param invested as for {@link #modifiedDietz}
    public static BigDecimal moneyWeighted(ValuedPeriod period, List<Flow> invested) {
        List<Flow> flows = new ArrayList<>();
        flows.add(new Flow(period.from(), period.opening().negate()));
        for (Flow flow : invested) {
            within(period, flow.on());
            flows.add(new Flow(flow.on(), flow.amount().negate()));
        }
        flows.add(new Flow(period.to(), period.closing()));
        return Xirr.of(flows);
    }

    private static void within(ValuedPeriod period, LocalDate day) {
        if (day.isBefore(period.from()) || day.isAfter(period.to())) {
            throw Refused.at(
                    "flows",
                    Problem.Code.BAD_VALUE,
                    "The flow on "
                            + day
                            + " lies outside "
                            + period.from()
                            + " to "
                            + period.to()
                            + ".");
        }
    }

    private static void positive(BigDecimal value, String what) {
        if (value.signum() <= 0) {
            throw Refused.at(
                    what, Problem.Code.BAD_VALUE, "A return needs a positive " + what + ".");
        }
    }
}
