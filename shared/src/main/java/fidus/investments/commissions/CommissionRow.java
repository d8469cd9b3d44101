package fidus.investments.commissions;

import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// An agent's share of one payout row.
///
/// @param payout the row it is derived from
/// @param commissionAmount round(payout amount × rate)
/// @param dueOn the payout's
/// @param cancelReason present exactly when CANCELLED
public record CommissionRow(
        PayoutRef payout,
        AgentId agentId,
        BigDecimal commissionRate,
        Money commissionAmount,
        LocalDate dueOn,
        CommissionState commissionState,
        @Nullable CancelReason cancelReason) {
    static CommissionRow of(PayoutRow payout, AgentId agent, BigDecimal rate) {
        return new CommissionRow(
                payout.ref(),
                agent,
                rate,
                Money.rounded(
                        payout.payoutAmount().amount().multiply(rate),
                        payout.payoutAmount().currency()),
                payout.dueOn(),
                CommissionState.PENDING,
                null);
    }

    /// @throws fidus.contract.Refused `WRONG_STATE` when there is no such way
    public CommissionRow become(CommissionState to) {
        return state(commissionState.become(to), null);
    }

    /// The same where its day has come: READY, or settled where there is nothing to pay.
    CommissionRow due() {
        return commissionAmount.isZero() ? wasPaid() : become(CommissionState.READY);
    }

    /// @throws fidus.contract.Refused `WRONG_STATE` when it is approved or paid
    public CommissionRow cancelled(CancelReason reason) {
        return state(commissionState.become(CommissionState.CANCELLED), reason);
    }

    /// Ready no more, because the client's payment came back.
    CommissionRow waits() {
        return state(CommissionState.PENDING, null);
    }

    /// The same as it was while it was paid, before its payment came back.
    public CommissionRow wasPaid() {
        return state(CommissionState.PAID, null);
    }

    /// The same for the payout it followed before that was replaced.
    ///
    /// @param before the payout as it was
    public CommissionRow following(PayoutRow before) {
        CommissionRow then = of(before, agentId, commissionRate);
        return live() ? then.state(commissionState, null) : then;
    }

    /// Whether the commission stands, paid or not.
    public boolean live() {
        return commissionState != CommissionState.CANCELLED;
    }

    /// Whether nobody has decided about it yet.
    boolean open() {
        return commissionState == CommissionState.PENDING
                || commissionState == CommissionState.READY;
    }

    private CommissionRow state(CommissionState state, @Nullable CancelReason reason) {
        return new CommissionRow(
                payout, agentId, commissionRate, commissionAmount, dueOn, state, reason);
    }
}
