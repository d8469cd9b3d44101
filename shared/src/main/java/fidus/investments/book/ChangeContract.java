package fidus.investments.book;

import fidus.investments.InvestmentId;

/// Suspends, resumes or cancels a contract.
///
/// @param reason at least 10 characters
public record ChangeContract(InvestmentId id, String reason) {}
