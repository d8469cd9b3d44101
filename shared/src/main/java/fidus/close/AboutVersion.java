package fidus.close;

/// @param period such as 2027-03
/// @param version counts the closes of the month from 1
public record AboutVersion(String period, int version) {}
