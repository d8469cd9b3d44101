package fidus.franchises;

import fidus.investments.InvestmentId;

/// Takes the approval of a pool back before anything of it is paid.
///
/// @param sequence of the contract's pool row
/// @param reason at least 10 characters
public record RevokePool(InvestmentId investmentId, int sequence, String reason) {}
