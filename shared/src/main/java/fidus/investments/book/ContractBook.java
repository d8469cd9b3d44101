package fidus.investments.book;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The obligations of a started contract and how much of them the journal already holds. Calendar,
/// cash flow, commissions and statements all read these rows.
///
/// @param accruedInterest Σ posted to 2200 since the start, whatever was paid of it
/// @param accruedCommissions Σ posted to 2300 since the start, per agent
/// @param nextDueOn least due date of the SCHEDULED rows that a day makes available; absent when
///   there is none
public record ContractBook(
        InvestmentId id,
        long number,
        ClientId clientId,
        String clientName,
        FundCode fundCode,
        PayoutSchedule schedule,
        Commissions commissions,
        Money accruedInterest,
        List<AgentAccrual> accruedCommissions,
        @Nullable LocalDate nextDueOn,
        long version) {
    /// The same contract with other rows.
    public ContractBook with(PayoutSchedule rows, Commissions agents) {
        return new ContractBook(
                id,
                number,
                clientId,
                clientName,
                fundCode,
                rows,
                agents,
                accruedInterest,
                accruedCommissions,
                next(rows),
                version + 1);
    }

    /// The same contract with this much in the journal.
    public ContractBook holding(Money interest, List<AgentAccrual> agents) {
        return new ContractBook(
                id,
                number,
                clientId,
                clientName,
                fundCode,
                schedule,
                commissions,
                interest,
                agents,
                nextDueOn,
                version + 1);
    }

    public static @Nullable LocalDate next(PayoutSchedule rows) {
        return rows.rows().stream()
                .filter(row -> row.payoutState() == PayoutState.SCHEDULED && !rows.waits(row))
                .map(PayoutRow::dueOn)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /// What the agents have earned by a day, per agent: the commissions of the payouts due by then,
    /// and of the payout that is under way round(interest accrued for it × rate).
    public List<AgentAccrual> commissionsAccruedOn(LocalDate day) {
        Money underWay = ContractValue.accruedInterest(schedule, day);
        var accrued = new TreeMap<String, AgentAccrual>();
        CommissionRow open = null;
        for (PayoutRow row : schedule.interestRows()) {
            CommissionRow commission = commissions.live(row.ref()).orElse(null);
            if (!row.dueOn().isAfter(day)) {
                underWay = underWay.minus(row.payoutAmount());
                add(accrued, commission, commission == null ? null : commission.commissionAmount());
            } else if (open == null) {
                open = commission;
                break;
            }
        }
        if (open != null && underWay.signum() > 0) {
            Money part =
                    Money.rounded(
                            underWay.amount().multiply(open.commissionRate()), underWay.currency());
            add(accrued, open, part);
        }
        return List.copyOf(accrued.values());
    }

    private static void add(
            Map<String, AgentAccrual> accrued, @Nullable CommissionRow row, @Nullable Money part) {
        if (row != null && part != null) {
            accrued.merge(
                    row.agentId().value().toString(),
                    new AgentAccrual(row.agentId(), part),
                    (one, other) ->
                            new AgentAccrual(one.agentId(), one.accrued().plus(other.accrued())));
        }
    }
}
