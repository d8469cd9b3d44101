package fidus.investments.book;

import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What agents have earned of a contract by a day, by the rows that were in force on it.
final class CommissionsEarned {
    private CommissionsEarned() {}

    static List<AgentAccrual> of(ContractBook book, LocalDate day) {
        BookedFrom from = book.bookedFrom();
        if (from != null && from.interest().isAfter(day)) {
            return List.of();
        }
        var agents =
                new Commissions(book.commissionsOn(day), book.commissions().onPerformanceShare());
        Map<String, AgentAccrual> accrued = onInterest(book.rowsOn(day), agents, day);
        book.earnedOnShares().stream()
                .filter(share -> !share.countsOn().isAfter(day))
                .forEach(share -> add(accrued, share.agentId(), share.more()));
        return List.copyOf(accrued.values());
    }

    /// By the rows as they stand now, and everything the books took of shares.
    static List<AgentAccrual> reached(ContractBook book, LocalDate day) {
        Map<String, AgentAccrual> accrued = onInterest(book.schedule(), book.commissions(), day);
        book.earnedOnShares().forEach(share -> add(accrued, share.agentId(), share.more()));
        return List.copyOf(accrued.values());
    }

    private static Map<String, AgentAccrual> onInterest(
            PayoutSchedule rows, Commissions agents, LocalDate day) {
        Money underWay = ContractValue.accruedInterest(rows, day);
        var accrued = new TreeMap<String, AgentAccrual>();
        CommissionRow open = null;
        for (PayoutRow row : rows.interestRows()) {
            CommissionRow commission = agents.live(row.ref()).orElse(null);
            if (!row.dueOn().isAfter(day)) {
                underWay = underWay.minus(row.payoutAmount());
                add(accrued, commission);
            } else if (open == null) {
                open = commission;
                break;
            }
        }
        if (open != null && underWay.signum() > 0) {
            Money part =
                    Money.rounded(
                            underWay.amount().multiply(open.commissionRate()), underWay.currency());
            add(accrued, open.agentId(), part);
        }
        return accrued;
    }

    private static void add(Map<String, AgentAccrual> accrued, @Nullable CommissionRow row) {
        if (row != null) {
            add(accrued, row.agentId(), row.commissionAmount());
        }
    }

    private static void add(Map<String, AgentAccrual> accrued, AgentId agent, Money part) {
        accrued.merge(
                agent.value().toString(),
                new AgentAccrual(agent, part),
                (one, other) ->
                        new AgentAccrual(one.agentId(), one.accrued().plus(other.accrued())));
    }
}
