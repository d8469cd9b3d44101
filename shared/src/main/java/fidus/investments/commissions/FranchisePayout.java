package fidus.investments.commissions;

/// When a white-label pool is paid.
public enum FranchisePayout {
    WITH_PAYOUT,
    /// Every earning month, whatever interval the client is paid at.
    MONTHLY
}
