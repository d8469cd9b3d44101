package fidus.investments.commissions;

import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/// An agent's share of one payout row.
///
/// @param payout the row it is derived from
/// @param commissionAmount round(payout amount × rate)
/// @param dueOn the payout's
/// @param cancelReason present exactly when CANCELLED
/// @param since the first day on which the books have it as this agent's; absent where it always
///   was
/// @param until the first day on which it is another agent's; absent unless it was reassigned
public record CommissionRow(
        PayoutRef payout,
        AgentId agentId,
        BigDecimal commissionRate,
        Money commissionAmount,
        LocalDate dueOn,
        CommissionState commissionState,
        @Nullable CancelReason cancelReason,
        @Nullable LocalDate since,
        @Nullable LocalDate until) {
    /// One that was never another agent's.
    public CommissionRow(
            PayoutRef payout,
            AgentId agentId,
            BigDecimal commissionRate,
            Money commissionAmount,
            LocalDate dueOn,
            CommissionState commissionState,
            @Nullable CancelReason cancelReason) {
        this(
                payout,
                agentId,
                commissionRate,
                commissionAmount,
                dueOn,
                commissionState,
                cancelReason,
                null,
                null);
    }

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

    /// The same for another agent, whom it counts for from a day on.
    CommissionRow from(LocalDate day) {
        return held(day, until);
    }

    /// Given to another agent, with the first day on which the books have that.
    ///
    /// @throws fidus.contract.Refused `WRONG_STATE` when it is approved or paid
    CommissionRow givenAway(LocalDate day) {
        CommissionRow ended = cancelled(CancelReason.REASSIGNED);
        return ended.held(since, day);
    }

    /// As the books had it on a day; empty while it was another agent's.
    public Optional<CommissionRow> on(LocalDate day) {
        if (since != null && since.isAfter(day)) {
            return Optional.empty();
        }
        boolean lasted = until != null && until.isAfter(day);
        return Optional.of(lasted ? state(CommissionState.PENDING, null) : this);
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
        CommissionRow then = of(before, agentId, commissionRate).held(since, until);
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
        return during(state, reason, since, until);
    }

    private CommissionRow held(@Nullable LocalDate first, @Nullable LocalDate end) {
        return during(commissionState, cancelReason, first, end);
    }

    private CommissionRow during(
            CommissionState state,
            @Nullable CancelReason reason,
            @Nullable LocalDate first,
            @Nullable LocalDate end) {
        return new CommissionRow(
                payout,
                agentId,
                commissionRate,
                commissionAmount,
                dueOn,
                state,
                reason,
                first,
                end);
    }
}
