package fidus.cashflow;

import fidus.investments.InvestmentId;
import fidus.investments.schedule.PayoutRef;

/// Names a payout, or the commission on it, that was paid.
///
/// @param commission the agent's share rather than the payout
public record PaidRow(InvestmentId contract, PayoutRef payout, boolean commission) {}
