package fidus.redemptions;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.RedemptionState;
import fidus.investments.schedule.ReturnedPayout;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Chosen rows of one contract on their way to the client.
///
/// @param number counts up, for people
/// @param rows the chosen ones, each in this request alone
/// @param total Σ of them
/// @param redeemableBefore what could be redeemed when it was asked
/// @param contractValue the contract's value when it was asked
/// @param approval counts how often it was approved; the journal tells its entries apart by it
/// @param payment the payment that paid it, absent until then
/// @param paidOn the day on which the books have that payment
/// @param returned payments that came back, the oldest first; absent where none did
/// @param dueOn the least due date of the rows; absent where it was not kept
/// @param days on which it moved; absent where none was kept
public record RedemptionRequest(
        RedemptionId id,
        long number,
        InvestmentId investmentId,
        long contractNumber,
        ClientId clientId,
        String clientName,
        FundCode fundCode,
        List<PayoutRef> rows,
        Money total,
        String reason,
        Money redeemableBefore,
        Money contractValue,
        RedemptionState redemptionState,
        Instant requestedAt,
        String requestedBy,
        @Nullable String decidedBy,
        int approval,
        @Nullable String payment,
        @Nullable LocalDate paidOn,
        long version,
        @Nullable List<ReturnedPayout> returned,
        @Nullable LocalDate dueOn,
        @Nullable RedemptionDays days) {
    public RedemptionRequest {
        returned = returned == null ? null : List.copyOf(returned);
    }

    /// None, or the oldest first.
    public List<ReturnedPayout> returns() {
        return returned == null ? List.of() : returned;
    }

    /// Since when it is owed. Lateness counts from the due date, not from the day it was asked; of
    /// those kept without one the day was read in UTC, before the house could set its zone.
    public LocalDate owedSince() {
        return dueOn == null ? LocalDate.ofInstant(requestedAt, ZoneOffset.UTC) : dueOn;
    }

    /// Which of the days on which it moved are known.
    public RedemptionDays moved() {
        return days == null ? RedemptionDays.NONE : days;
    }

    /// The same request in another state.
    ///
    /// @param on the business day
    /// @throws fidus.contract.Refused `WRONG_STATE` when there is no such way
    public RedemptionRequest become(RedemptionState state, @Nullable String by, LocalDate on) {
        RedemptionDays then =
                state == RedemptionState.APPROVED ? moved().approved(on) : moved().ended(on);
        return with(redemptionState.become(state), by, new Left(payment, paidOn, returned, then));
    }

    /// Paid by this payment.
    ///
    /// @param on the day on which the books have it
    /// @param valueOn the bank's day
    /// @throws fidus.contract.Refused `WRONG_STATE` unless it is approved
    public RedemptionRequest paidBy(String by, LocalDate on, LocalDate valueOn) {
        return with(
                redemptionState.become(RedemptionState.PAID),
                decidedBy,
                new Left(by, on, returned, moved().paid(other(valueOn, on))));
    }

    /// Its payment came back.
    ///
    /// @param on first day on which the books have it back
    /// @param valueOn the bank's day of the return
    /// @throws fidus.contract.Refused `WRONG_STATE` unless it is paid
    public RedemptionRequest unpaid(LocalDate on, LocalDate valueOn) {
        RedemptionState state = redemptionState.become(RedemptionState.APPROVED);
        var all = new ArrayList<>(returns());
        if (paidOn != null) {
            all.add(new ReturnedPayout(paidOn, on, moved().paidValueOn(), other(valueOn, on)));
        }
        return with(state, decidedBy, new Left(null, null, all, moved().paid(null)));
    }

    private static @Nullable LocalDate other(LocalDate day, LocalDate than) {
        return day.equals(than) ? null : day;
    }

    /// How it left, and the days of that.
    private record Left(
            @Nullable String payment,
            @Nullable LocalDate on,
            @Nullable List<ReturnedPayout> returned,
            RedemptionDays days) {}

    private RedemptionRequest with(RedemptionState state, @Nullable String decider, Left left) {
        boolean approved =
                state == RedemptionState.APPROVED && redemptionState == RedemptionState.PENDING;
        return new RedemptionRequest(
                id,
                number,
                investmentId,
                contractNumber,
                clientId,
                clientName,
                fundCode,
                rows,
                total,
                reason,
                redeemableBefore,
                contractValue,
                state,
                requestedAt,
                requestedBy,
                decider,
                approved ? approval + 1 : approval,
                left.payment,
                left.on,
                version + 1,
                left.returned,
                dueOn,
                left.days.equals(RedemptionDays.NONE) ? null : left.days);
    }
}
