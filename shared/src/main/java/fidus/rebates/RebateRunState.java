package fidus.rebates;

public enum RebateRunState {
    /// Computed, and computed again in place when asked.
    PREVIEWED,
    /// Approved by another person.
    APPROVED,
    /// Claimed in the journal.
    POSTED,
    /// The broker paid; what differs stands open on 1200.
    RECEIVED,
    REVERSED;

    /// Whether the journal holds the claim.
    public boolean posted() {
        return this == POSTED || this == RECEIVED;
    }
}
