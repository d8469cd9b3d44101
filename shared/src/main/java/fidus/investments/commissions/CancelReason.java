package fidus.investments.commissions;

/// Why a commission was cancelled.
public enum CancelReason {
    /// Another agent earns from that day.
    REASSIGNED,
    /// The payout it follows stands no more.
    PAYOUT_CANCELLED
}
