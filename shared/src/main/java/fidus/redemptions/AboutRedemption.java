package fidus.redemptions;

/// Names one redemption.
public record AboutRedemption(RedemptionId id) {}
