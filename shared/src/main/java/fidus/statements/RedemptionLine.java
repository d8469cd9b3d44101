package fidus.statements;

import fidus.funds.FundCode;
import fidus.investments.schedule.RedemptionState;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A request for payouts as it stood at the end of the period.
///
/// @param number the request's, for people
/// @param requested Σ of the payouts it asks for
/// @param approvedOn absent until then, and where the day was not kept
/// @param endedOn the day on which it was paid, refused or taken back; absent alike
public record RedemptionLine(
        long number,
        long contractNumber,
        FundCode fundCode,
        LocalDate requestedOn,
        Money requested,
        RedemptionState redemptionState,
        @Nullable LocalDate approvedOn,
        @Nullable LocalDate endedOn) {}
