package fidus.rates;

public enum RevaluationState {
    /// Approved by another person, and in the journal.
    POSTED,
    /// Its entries are mirrored.
    REVERSED
}
