package fidus.mt5.allocation;

/// Why the capital at work on an account changed.
public enum AllocationKind {
    INITIAL,
    EXTERNAL_DEPOSIT,
    EXTERNAL_WITHDRAWAL,
    TRANSFER_IN,
    TRANSFER_OUT,
    REINVESTMENT,
    OTHER_INCOME,
    /// Takes back or amends an earlier event, which it names.
    CORRECTION
}
