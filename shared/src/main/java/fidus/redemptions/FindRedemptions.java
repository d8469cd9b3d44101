package fidus.redemptions;

import fidus.investments.InvestmentId;
import fidus.investments.schedule.RedemptionState;

import org.jspecify.annotations.Nullable;

/// @param investmentId only this contract's, absent for all
/// @param redemptionState only those in this state, absent for all
/// @param cursor from the page before, absent for the first
/// @param limit 1 to 200
public record FindRedemptions(
        @Nullable InvestmentId investmentId,
        @Nullable RedemptionState redemptionState,
        @Nullable String cursor,
        int limit) {}
