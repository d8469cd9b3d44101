package fidus.funds;

/// @param reason at least 10 characters
public record WithdrawTerms(FundCode fundCode, int termsVersion, String reason) {}
