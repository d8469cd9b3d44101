package fidus.server.agents;

import fidus.agents.Agent;
import fidus.agents.AgentCard;
import fidus.agents.AgentTotal;
import fidus.investments.InvestmentId;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Sums of one agent's commission rows.
final class AgentTally {
    private final SortedMap<Currency, AgentTotal> totals = new TreeMap<>();
    private final Set<InvestmentId> sold = new HashSet<>();
    private @Nullable LocalDate next;

    /// @param principal of the contract that bears the row
    void add(InvestmentId contract, Money principal, CommissionRow row) {
        if (!row.live()) {
            return;
        }
        if (sold.add(contract)) {
            Money zero = Money.zero(principal.currency());
            sum(new AgentTotal(principal, zero, zero, zero, zero));
        }
        sum(counted(row));
        if (row.commissionState() == CommissionState.PENDING
                && (next == null || row.dueOn().isBefore(next))) {
            next = row.dueOn();
        }
    }

    private static AgentTotal counted(CommissionRow row) {
        Money part = row.commissionAmount();
        Money zero = Money.zero(part.currency());
        return switch (row.commissionState()) {
            case PENDING -> new AgentTotal(zero, zero, zero, zero, part);
            case READY, APPROVED -> new AgentTotal(zero, part, zero, part, zero);
            case PAID -> new AgentTotal(zero, part, part, zero, zero);
            case CANCELLED -> new AgentTotal(zero, zero, zero, zero, zero);
        };
    }

    private void sum(AgentTotal more) {
        totals.merge(
                more.sales().currency(),
                more,
                (a, b) ->
                        new AgentTotal(
                                a.sales().plus(b.sales()),
                                a.earned().plus(b.earned()),
                                a.paid().plus(b.paid()),
                                a.unpaid().plus(b.unpaid()),
                                a.pending().plus(b.pending())));
    }

    AgentCard card(Agent agent, int clients) {
        return new AgentCard(agent, clients, totals.values().stream().toList(), next);
    }
}
