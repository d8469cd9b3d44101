package fidus.agents;

import fidus.investments.InvestmentId;
import fidus.investments.schedule.PayoutRef;

/// Takes the approval of a commission back before it is paid.
///
/// @param payout the row that the commission stands on
/// @param reason at least 10 characters
public record RevokeCommission(InvestmentId investmentId, PayoutRef payout, String reason) {}
