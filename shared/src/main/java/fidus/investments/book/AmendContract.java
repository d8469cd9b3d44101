package fidus.investments.book;

import fidus.funds.FundTerms;
import fidus.investments.InvestmentId;

/// Other terms for the rows that are not yet available.
///
/// @param document the paper both sides signed, by its name or number
/// @param reason at least 10 characters
public record AmendContract(InvestmentId id, FundTerms terms, String document, String reason) {}
