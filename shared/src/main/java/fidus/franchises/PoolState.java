package fidus.franchises;

/// Where a pool row stands.
public enum PoolState {
    SCHEDULED,
    /// Its day has come and the journal owes it.
    DUE,
    /// Another person said that it may be paid.
    APPROVED,
    /// Both parts were paid.
    PAID
}
