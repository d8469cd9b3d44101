package fidus.payments;

/// PREPARED → SENT → CONFIRMED → REVERSED; SENT → FAILED when the bank refused it; PREPARED →
/// CANCELLED with its batch.
public enum PaymentState {
    PREPARED,
    SENT,
    CONFIRMED,
    FAILED,
    REVERSED,
    CANCELLED
}
