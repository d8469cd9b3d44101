package fidus.statements;

import fidus.funds.FundCode;
import fidus.investments.schedule.PayoutKind;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// One payout of a contract as it stood at the end of the period.
///
/// @param of how many payouts of this kind the contract has
/// @param paidOn absent unless it was paid by then
public record PayoutLine(
        long contractNumber,
        FundCode fundCode,
        PayoutKind payoutKind,
        int sequence,
        int of,
        LocalDate dueOn,
        @Nullable LocalDate paidOn,
        Money payoutAmount,
        LineState lineState) {}
