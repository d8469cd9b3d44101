package fidus.redemptions;

/// @param reason at least 10 characters
public record EndRedemption(RedemptionId id, String reason) {}
