package fidus.redemptions;

import fidus.investments.InvestmentId;
import fidus.investments.schedule.PayoutRef;

import java.util.List;

/// @param rows the AVAILABLE rows to be paid, each once
/// @param reason up to 1,000 characters, may be empty
public record RequestRedemption(InvestmentId investmentId, List<PayoutRef> rows, String reason) {}
