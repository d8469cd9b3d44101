package fidus.franchises;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.book.PoolBefore;
import fidus.investments.book.TakeOver;
import fidus.investments.book.TakenOver;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The pools of a contract on the day it is taken over, with what is owed then.
///
/// @param lines those paid before are PAID, others due by then DUE, the rest SCHEDULED
/// @param due rows that are due and not paid
/// @param earned everything accrued since the start, whatever was paid of it
/// @param accrued of that what is beyond the rows that are due
public record PoolsTakenOver(List<PoolLine> lines, Money due, Money earned, Money accrued) {
    public PoolsTakenOver {
        lines = List.copyOf(lines);
    }

    /// @throws Refused `BAD_VALUE` naming the row, such as `pools.2.paidOn`
    public static PoolsTakenOver of(FranchiseBook sold, PayoutSchedule schedule, TakeOver asks) {
        FranchiseBook book = sold.following(schedule);
        List<PoolLine> lines = new ArrayList<>(book.lines());
        for (int i = 0; i < asks.poolsPaid().size(); i++) {
            PoolBefore one = asks.poolsPaid().get(i);
            int at = one.sequence() - 1;
            String field = "pools." + i;
            if (at < 0 || at >= lines.size() || lines.get(at).poolState() == PoolState.PAID) {
                throw refused(field, "Pool " + one.sequence() + " is none, or named twice.");
            }
            check(lines.get(at), one, asks, field);
            lines.set(at, lines.get(at).paidBefore(one));
        }
        Money none = Money.zero(schedule.principal().currency());
        Money due = none;
        Money reached = none;
        for (int at = 0; at < lines.size(); at++) {
            PoolLine line = lines.get(at);
            if (!line.row().dueOn().isAfter(asks.takenOverOn())) {
                reached = reached.plus(line.row().poolAmount());
                if (line.poolState() != PoolState.PAID) {
                    due = due.plus(line.row().poolAmount());
                    lines.set(at, line.become(PoolState.DUE));
                }
            }
        }
        Money earned = book.accruedOn(schedule, asks.takenOverOn());
        return new PoolsTakenOver(lines, due, earned, earned.minus(reached));
    }

    private static void check(PoolLine line, PoolBefore one, TakeOver asks, String field) {
        LocalDate due = line.row().dueOn();
        String what = "Pool " + one.sequence();
        if (due.isAfter(asks.takenOverOn())) {
            throw refused(field + ".sequence", what + " is due on " + due + ", after that day.");
        }
        if (!one.paid().equals(line.row().poolAmount())) {
            throw refused(
                    field + ".paid",
                    what + " is " + line.row().poolAmount() + ", not " + one.paid() + ".");
        }
        if (one.paidOn().isBefore(asks.startDate()) || one.paidOn().isAfter(asks.takenOverOn())) {
            throw refused(
                    field + ".paidOn",
                    what + " was paid between the start and the day of taking over.");
        }
        TakenOver.evidence(one.evidence(), field + ".evidence", what);
    }

    private static Refused refused(String field, String why) {
        return Refused.at(field, Problem.Code.BAD_VALUE, why);
    }
}
