package fidus.reconciliation.endings;

/// How far the ending of a list of breaks is.
public enum EndingState {
    /// Another person has to decide.
    WAITING,
    /// It was approved and is being done.
    UNDER_WAY,
    /// Everything was done that could be.
    DONE,
    /// The work was cancelled or given up; what was done stays, the rest was left.
    STOPPED,
    /// It was rejected, withdrawn, voided, or found lapsed; nothing was done.
    DROPPED
}
