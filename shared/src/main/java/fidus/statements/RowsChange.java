package fidus.statements;

/// Why a contract's payouts were replaced.
public enum RowsChange {
    ENDED_EARLY,
    START_CORRECTED,
    AMENDED,
    /// What a valuation had found was taken back.
    VALUATION_REVERSED
}
