package fidus.intake;

/// What taking a row would do.
public enum Standing {
    NEW,
    /// It was taken before and adds nothing.
    KNOWN,
    REFUSED
}
