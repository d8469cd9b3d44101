package fidus.ledger;

/// An accounting month: OPEN → CLOSING (only close postings) → LOCKED (figures never change).
public enum PeriodState {
    OPEN,
    CLOSING,
    LOCKED
}
