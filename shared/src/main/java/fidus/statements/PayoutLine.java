package fidus.statements;

import fidus.funds.FundCode;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.ReturnedPayout;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// One payout of a contract as it stood at the end of the period.
///
/// @param of how many payouts of this kind the contract has
/// @param paidOn the day it counts: absent unless it was paid by then; of a returned one the day it
///   came back
/// @param bankDay the bank's day of that; absent where it is the day it counts
public record PayoutLine(
        long contractNumber,
        FundCode fundCode,
        PayoutKind payoutKind,
        int sequence,
        int of,
        LocalDate dueOn,
        @Nullable LocalDate paidOn,
        Money payoutAmount,
        LineState lineState,
        @Nullable LocalDate bankDay) {
    /// What was paid in an earlier period and came back.
    PayoutLine returned(ReturnedPayout back) {
        return new PayoutLine(
                contractNumber,
                fundCode,
                payoutKind,
                sequence,
                of,
                dueOn,
                back.returnedOn(),
                payoutAmount.negated(),
                LineState.RETURNED,
                back.returnedValueOn());
    }
}
