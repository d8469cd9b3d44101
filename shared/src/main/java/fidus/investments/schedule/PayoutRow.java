package fidus.investments.schedule;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// One dated obligation to the client. Amount, sequence, period and date never change once the row
/// is AVAILABLE, and rows are paid whole.
///
/// @param sequence counts from 1 within the kind and is never used twice
/// @param monthsCovered months of interest in it (k); zero where it pays no interest
/// @param monthlyRate the rate the interest was computed with; absent where there is none
/// @param periodFrom first day the row pays for; absent for the principal
/// @param periodTo the day after the last one the row pays for; absent for the principal
/// @param dueOn the day it becomes available; never moved for weekends or holidays
public record PayoutRow(
        PayoutKind payoutKind,
        int sequence,
        int monthsCovered,
        @Nullable BigDecimal monthlyRate,
        @Nullable LocalDate periodFrom,
        @Nullable LocalDate periodTo,
        LocalDate dueOn,
        Money payoutAmount,
        PayoutState payoutState) {
    /// The same obligation in another state.
    ///
    /// @throws fidus.contract.Refused `WRONG_STATE` when there is no such way
    public PayoutRow become(PayoutState to) {
        return inState(payoutState.become(to));
    }

    /// As the day roll leaves it: due when its day has come, in whatever state the store still has
    /// it.
    public PayoutRow on(LocalDate businessDate) {
        return payoutState == PayoutState.SCHEDULED && !dueOn.isAfter(businessDate) ? due() : this;
    }

    /// The same where its day has come: AVAILABLE, or settled where there is nothing to pay.
    PayoutRow due() {
        return with(payoutAmount, due(payoutAmount));
    }

    static PayoutState due(Money amount) {
        return amount.isZero() ? PayoutState.PAID : PayoutState.AVAILABLE;
    }

    /// Whether something is still to be paid, now or later.
    public boolean unpaid() {
        return switch (payoutState) {
            case SCHEDULED -> true;
            case AVAILABLE, REQUESTED, APPROVED -> !payoutAmount.isZero();
            case PAID, CANCELLED -> false;
        };
    }

    public PayoutRef ref() {
        return new PayoutRef(payoutKind, sequence);
    }

    /// Whether the obligation stands, paid or not.
    public boolean live() {
        return payoutState != PayoutState.CANCELLED;
    }

    /// Taken back with the valuation it came from.
    PayoutRow withdrawn() {
        return inState(PayoutState.CANCELLED);
    }

    boolean pays(PayoutKind kind) {
        return payoutKind == kind;
    }

    PayoutRow of(Money amount) {
        return with(amount, payoutState);
    }

    PayoutRow valued(Money amount) {
        return with(amount, due(amount));
    }

    PayoutRow unvalued(Money whole) {
        return with(whole, PayoutState.SCHEDULED);
    }

    PayoutRow inState(PayoutState state) {
        return with(payoutAmount, state);
    }

    private PayoutRow with(Money amount, PayoutState state) {
        return new PayoutRow(
                payoutKind,
                sequence,
                monthsCovered,
                monthlyRate,
                periodFrom,
                periodTo,
                dueOn,
                amount,
                state);
    }
}
