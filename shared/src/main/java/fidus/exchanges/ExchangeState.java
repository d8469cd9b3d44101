package fidus.exchanges;

public enum ExchangeState {
    /// Approved by another person, and in the journal.
    POSTED,
    /// It was wrong, and its entry is mirrored.
    REVERSED
}
