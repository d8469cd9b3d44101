package fidus.investments.book;

import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.schedule.PayoutKind;
import fidus.money.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the books took of an agent's commissions on performance shares at once. A share is known
/// only when it is valued, so its commission counts from the day the books have it and not from the
/// day the share was due.
///
/// @param more below zero where a share was taken back or another agent earns on it
/// @param countsOn value day of its accrual (E9)
public record ShareCommission(AgentId agentId, Money more, LocalDate countsOn) {

    /// Everything taken so far, and what the commissions that stand make of it.
    static List<ShareCommission> of(ContractBook book, LocalDate countsOn) {
        Map<AgentId, Money> missing = new LinkedHashMap<>();
        for (CommissionRow row : book.commissions().rows()) {
            if (row.live() && row.payout().payoutKind() == PayoutKind.PERFORMANCE_SHARE) {
                missing.merge(row.agentId(), row.commissionAmount(), Money::plus);
            }
        }
        List<ShareCommission> before = book.earnedOnShares();
        before.forEach(one -> missing.merge(one.agentId, one.more.negated(), Money::plus));
        var all = new ArrayList<>(before);
        missing.forEach(
                (agent, more) -> {
                    if (!more.isZero()) {
                        all.add(new ShareCommission(agent, more, countsOn));
                    }
                });
        return List.copyOf(all);
    }
}
