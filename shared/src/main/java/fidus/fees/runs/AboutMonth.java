package fidus.fees.runs;

/// @param period such as 2027-03
public record AboutMonth(String period) {}
