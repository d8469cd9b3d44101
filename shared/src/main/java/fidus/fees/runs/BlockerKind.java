package fidus.fees.runs;

/// Why an account's figure may not be paid on.
public enum BlockerKind {
    /// No reading was accepted by the cut-off.
    NO_READING,
    /// The last one was too old at the cut-off.
    STALE,
    /// The market closed after it.
    BEFORE_MARKET_CLOSE,
    /// Cash movements wait for a person.
    NEEDS_REVIEW
}
