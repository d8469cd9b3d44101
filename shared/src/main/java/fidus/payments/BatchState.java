package fidus.payments;

/// DRAFT → APPROVED → SENT → PAID; DRAFT or APPROVED → CANCELLED; SENT → FAILED when no payment
/// arrived. PAID means that no payment of the batch is open and at least one was confirmed.
public enum BatchState {
    DRAFT,
    APPROVED,
    SENT,
    PAID,
    FAILED,
    CANCELLED
}
