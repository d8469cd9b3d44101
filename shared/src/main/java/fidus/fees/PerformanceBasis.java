package fidus.fees;

/// Whether the performance fee looks at the value before or after the management fee.
public enum PerformanceBasis {
    /// The two fees are independent.
    BEFORE_MANAGEMENT_FEE,
    /// The management fee lowers the gain.
    AFTER_MANAGEMENT_FEE
}
