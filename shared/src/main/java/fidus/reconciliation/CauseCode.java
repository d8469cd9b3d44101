package fidus.reconciliation;

/// Why something differs. CLEARED_BY_DATA is set by the system alone.
public enum CauseCode {
    TIMING,
    MISSING_IN_BOOKS,
    MISSING_ON_STATEMENT,
    AMOUNT_DIFFERENCE,
    BANK_CHARGE,
    FX_DIFFERENCE,
    DUPLICATE,
    MISPOSTED,
    MISATTRIBUTED_DEAL,
    DATA_GAP,
    CLASSIFICATION,
    ROUNDING,
    FRAUD_SUSPECTED,
    OTHER,
    CLEARED_BY_DATA;

    /// Fewest characters of the note that explains a break with this cause.
    public int leastNote() {
        return this == OTHER ? 20 : 10;
    }

    /// Whether compliance is told at once.
    public boolean alertsCompliance() {
        return this == FRAUD_SUSPECTED;
    }
}
