package fidus.fees.shares;

/// @param reason at least 10 characters
public record ReverseShares(ShareRunId id, String reason) {}
