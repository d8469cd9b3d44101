package fidus.deposits;

/// PENDING → CONFIRMED | FAILED; CONFIRMED → REVERSED.
public enum DepositState {
    /// Recorded by one person, not yet confirmed by another; in no balance.
    PENDING,
    /// In the books.
    CONFIRMED,
    /// The money did not come, or was recorded by mistake.
    FAILED,
    /// Was in the books and is not any more.
    REVERSED
}
