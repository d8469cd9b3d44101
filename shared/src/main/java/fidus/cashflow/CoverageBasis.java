package fidus.cashflow;

/// How far obligations are looked at.
public enum CoverageBasis {
    /// Everything promised to the end of each contract.
    FULL_TERM,
    /// What is earned by today.
    ACCRUED
}
