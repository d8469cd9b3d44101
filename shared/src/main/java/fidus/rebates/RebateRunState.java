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
    /// The claim is mirrored. What the broker paid stays open on 1200 until the month's next run is
    /// posted, which takes it over.
    REVERSED;

    /// Whether the journal holds the claim.
    public boolean posted() {
        return this == POSTED || this == RECEIVED;
    }
}
