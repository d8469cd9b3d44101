package fidus.investments.book;

import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRef;
import fidus.money.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /// The day from which the books hold a commission on a share; empty where they took nothing of
    /// its agent. What was taken back since is matched by its sum.
    public static Optional<LocalDate> bookedOn(ContractBook book, CommissionRow row) {
        var taken = new ArrayList<ShareCommission>();
        var standing = new ArrayList<ShareCommission>();
        for (ShareCommission one : book.earnedOnShares()) {
            if (!one.agentId.equals(row.agentId())) {
                continue;
            }
            if (one.more.signum() > 0) {
                taken.add(one);
                standing.add(one);
            } else {
                of(standing, one.more.negated()).reversed().stream()
                        .findFirst()
                        .ifPresent(standing::remove);
            }
        }
        List<PayoutRef> alike =
                book.commissions().rows().stream()
                        .filter(one -> one.live() && isLike(one, row))
                        .map(CommissionRow::payout)
                        .toList();
        int place = alike.indexOf(row.payout());
        List<ShareCommission> found = of(place < 0 ? taken : standing, row.commissionAmount());
        if (place < 0 || place >= found.size()) {
            List<ShareCommission> any = found.isEmpty() ? taken : found;
            return any.isEmpty() ? Optional.empty() : Optional.of(any.getLast().countsOn);
        }
        return Optional.of(found.get(place).countsOn);
    }

    private static boolean isLike(CommissionRow one, CommissionRow row) {
        return one.payout().payoutKind() == PayoutKind.PERFORMANCE_SHARE
                && one.agentId().equals(row.agentId())
                && one.commissionAmount().equals(row.commissionAmount());
    }

    private static List<ShareCommission> of(List<ShareCommission> all, Money sum) {
        return all.stream().filter(one -> one.more.equals(sum)).toList();
    }
}
