package fidus.funds;

/// A further version of a fund's terms.
///
/// @param terms its number is given by the server and may be anything above zero here
/// @param reason at least 10 characters
public record NewTerms(FundTerms terms, String reason) {}
