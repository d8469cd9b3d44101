package fidus.investments.schedule;

/// What a payout row pays.
public enum PayoutKind {
    INTEREST,
    PRINCIPAL,
    PERFORMANCE_SHARE
}
