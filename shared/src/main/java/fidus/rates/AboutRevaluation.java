package fidus.rates;

/// @param period such as 2027-03
public record AboutRevaluation(String period) {}
