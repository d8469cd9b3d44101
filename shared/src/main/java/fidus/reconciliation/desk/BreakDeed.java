package fidus.reconciliation.desk;

/// What can be done to several breaks alike.
public enum BreakDeed {
    /// Somebody follows them up from now on; an explanation stays what it is.
    ASSIGN,
    /// What they seem to come from, while they are open.
    SET_CAUSE,
    EXPLAIN,
    COMMENT,
    /// Asks another person to agree that they are resolved.
    RESOLVE,
    /// Asks others to agree that the differences are booked away, within their limits.
    WRITE_OFF
}
