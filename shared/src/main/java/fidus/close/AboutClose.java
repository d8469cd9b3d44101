package fidus.close;

/// @param period such as 2027-03
public record AboutClose(String period) {}
