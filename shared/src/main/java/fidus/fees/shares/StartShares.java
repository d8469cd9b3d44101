package fidus.fees.shares;

/// @param period a month such as 2027-03, of which a snapshot was taken
public record StartShares(String period) {}
