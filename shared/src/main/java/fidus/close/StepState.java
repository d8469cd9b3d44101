package fidus.close;

/// Where a step of a close stands.
public enum StepState {
    DONE,
    /// Something else has to be done first; the step says what and where.
    BLOCKED,
    /// An approver passed over it with a reason.
    SKIPPED,
    /// It can be done now.
    OPEN,
    NOT_APPLICABLE;

    /// Whether the month can be signed as far as this step goes.
    public boolean isSettled() {
        return this == DONE || this == SKIPPED || this == NOT_APPLICABLE;
    }
}
