package fidus.fees.shares;

/// Where a valuation stands.
public enum ShareRunState {
    /// Computed, and computed again in place when asked.
    PREVIEWED,
    /// Approved by another person: the shares are payouts and stand in the journal.
    POSTED,
    REVERSED
}
