package fidus.investments.commissions;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundTerms;
import fidus.funds.RoundingRule;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The pool rows of a contract sold by a white-label company: round(P × pool rate × months) for
/// each period of the client's payouts, or for each earning month that is over by the contract's
/// end; with RESIDUAL_LAST the last row makes the sum round(P × pool rate × all these months).
public final class FranchisePools {
    private FranchisePools() {}

    /// @throws Refused `BAD_VALUE` for a principal too small to be shared in so many parts
    public static List<PoolRow> of(PayoutSchedule schedule, FranchiseTerms franchise) {
        List<PayoutRow> periods =
                switch (franchise.franchisePayout()) {
                    case WITH_PAYOUT -> schedule.interestRows();
                    case MONTHLY -> monthly(schedule);
                };
        Money left = pool(schedule, franchise, months(periods));
        var rows = new ArrayList<PoolRow>();
        for (PayoutRow period : periods) {
            boolean takesRest =
                    period.equals(periods.getLast())
                            && schedule.terms().roundingRule() == RoundingRule.RESIDUAL_LAST;
            Money pool = takesRest ? left : pool(schedule, franchise, period.monthsCovered());
            left = left.minus(pool);
            rows.add(row(rows.size() + 1, period, pool, franchise.agentShare()));
        }
        return List.copyOf(rows);
    }

    private static List<PayoutRow> monthly(PayoutSchedule schedule) {
        FundTerms contract = schedule.terms();
        FundTerms monthly =
                contract.change()
                        .months(contract.incubationMonths(), contract.earningMonths(), 1)
                        .roundingRule(RoundingRule.EACH_ROUNDED)
                        .terms();
        return PayoutSchedule.of(monthly, schedule.principal(), schedule.dates().startDate())
                .interestRows()
                .stream()
                .filter(row -> !row.dueOn().isAfter(schedule.dates().contractEnd()))
                .toList();
    }

    private static int months(List<PayoutRow> periods) {
        return periods.stream().mapToInt(PayoutRow::monthsCovered).sum();
    }

    private static Money pool(PayoutSchedule schedule, FranchiseTerms franchise, int months) {
        return Money.rounded(
                schedule.principal()
                        .amount()
                        .multiply(franchise.poolRate())
                        .multiply(BigDecimal.valueOf(months)),
                schedule.principal().currency());
    }

    private static PoolRow row(int sequence, PayoutRow period, Money pool, BigDecimal agentShare) {
        if (pool.signum() < 0) {
            throw Refused.at(
                    "principal",
                    Problem.Code.BAD_VALUE,
                    "So small a principal cannot be shared in so many parts.");
        }
        Money agent = Money.rounded(pool.amount().multiply(agentShare), pool.currency());
        return new PoolRow(
                sequence,
                period.monthsCovered(),
                Objects.requireNonNull(period.periodFrom()),
                Objects.requireNonNull(period.periodTo()),
                period.dueOn(),
                pool,
                agent,
                pool.minus(agent));
    }
}
