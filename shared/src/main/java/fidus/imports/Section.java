package fidus.imports;

/// A table of a report. Only {@link #DEALS} is the ledger; positions are derived from it and the
/// same money must never be taken from both.
public enum Section {
    /// MT5 closed positions.
    POSITIONS,
    ORDERS,
    /// MT5 deals or MT4 closed transactions.
    DEALS,
    OPEN_POSITIONS,
    WORKING_ORDERS,
    /// Rows that are part of no table, such as the totals row of a list re-written as CSV.
    STRAY
}
