package fidus.funds;

/// Whether the principal may leave before the end of the contract.
public enum EarlyRedemptionPolicy {
    FORBIDDEN,
    /// The whole principal, after notice, less a penalty.
    PENALTY
}
