package fidus.returns;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Flows in order, one per day, none of them zero.
final class DatedFlows {
    private final int[] days;
    private final BigDecimal[] amounts;
    private final long[] units;

    private DatedFlows(int[] days, BigDecimal[] amounts) {
        this.days = days;
        this.amounts = amounts;
        this.units = units(amounts);
    }

    static DatedFlows of(List<Flow> flows) {
        return isPlain(flows) ? plain(flows) : plain(netted(flows));
    }

    /// @param days any day's number, rising
    /// @param units whole amounts
    static DatedFlows of(int[] days, long[] units, int count) {
        List<Flow> flows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            flows.add(new Flow(LocalDate.ofEpochDay(days[i]), BigDecimal.valueOf(units[i])));
        }
        return of(flows);
    }

    int count() {
        return days.length;
    }

    /// The rate by {@link Rates}, over the amounts in units of the smallest decimal of all flows: a
    /// rate does not depend on the unit, and whole numbers are quick.
    ///
    /// @return {@link Rates#NONE} when it could not be proven or an amount is too long
    long proven() {
        return units.length == amounts.length
                ? new Rates().proven(days, units, days.length)
                : Rates.NONE;
    }

    /// What the flows are worth as a function of the daily discount factor.
    Sparse worth() {
        return new Sparse(amounts, days);
    }

    /// How often the sign changes from one flow to the next.
    int signChanges() {
        int changes = 0;
        for (int i = 1; i < amounts.length; i++) {
            changes += amounts[i].signum() == amounts[i - 1].signum() ? 0 : 1;
        }
        return changes;
    }

    /// Nothing when one does not fit.
    private static long[] units(BigDecimal[] amounts) {
        int scale = 0;
        for (BigDecimal amount : amounts) {
            scale = Math.max(scale, amount.scale());
        }
        long[] units = new long[amounts.length];
        for (int i = 0; i < units.length; i++) {
            BigDecimal amount = amounts[i];
            if ((long) amount.precision() - amount.scale() + scale > 18) {
                return new long[0];
            }
            units[i] = amount.setScale(scale).unscaledValue().longValue();
        }
        return units;
    }

    /// Whether the flows are in order already, which spares the sorting.
    private static boolean isPlain(List<Flow> flows) {
        LocalDate before = LocalDate.MIN;
        for (Flow flow : flows) {
            if (flow.amount().signum() == 0 || !flow.on().isAfter(before)) {
                return false;
            }
            before = flow.on();
        }
        return true;
    }

    private static List<Flow> netted(List<Flow> flows) {
        Map<LocalDate, BigDecimal> byDay = new TreeMap<>();
        for (Flow flow : flows) {
            byDay.merge(flow.on(), flow.amount(), BigDecimal::add);
        }
        return byDay.entrySet().stream()
                .filter(day -> day.getValue().signum() != 0)
                .map(day -> new Flow(day.getKey(), day.getValue()))
                .toList();
    }

    private static DatedFlows plain(List<Flow> flows) {
        int[] days = new int[flows.size()];
        BigDecimal[] amounts = new BigDecimal[flows.size()];
        if (flows.isEmpty()) {
            return new DatedFlows(days, amounts);
        }
        LocalDate first = flows.getFirst().on();
        long start = first.toEpochDay();
        for (int i = 0; i < days.length; i++) {
            Flow flow = flows.get(i);
            long day = flow.on().toEpochDay() - start;
            if (day > 40_000) {
                throw Refused.at(
                        "flows",
                        Problem.Code.BAD_VALUE,
                        "Flows lie within about a hundred years; "
                                + first
                                + " and "
                                + flow.on()
                                + " do not.");
            }
            days[i] = (int) day;
            amounts[i] = flow.amount();
        }
        return new DatedFlows(days, amounts);
    }
}
