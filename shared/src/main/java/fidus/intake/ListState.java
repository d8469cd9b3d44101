package fidus.intake;

/// WAITING → UNDER_WAY → DONE or STOPPED; or WAITING → DROPPED.
public enum ListState {
    WAITING,
    UNDER_WAY,
    DONE,
    /// Stopped before its end; what was taken over stays, the rest was not.
    STOPPED,
    /// Rejected, withdrawn or not decided in time.
    DROPPED
}
