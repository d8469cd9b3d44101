package fidus.fees.runs;

/// PREVIEWED → APPROVED by another person → POSTED → PAID; POSTED or PAID → REVERSED.
public enum FeeRunState {
    PREVIEWED,
    APPROVED,
    POSTED,
    PAID,
    REVERSED;

    /// Whether its figures stand and later runs build on them.
    public boolean isFirm() {
        return this == APPROVED || this == POSTED || this == PAID;
    }

    public boolean isPosted() {
        return this == POSTED || this == PAID;
    }
}
