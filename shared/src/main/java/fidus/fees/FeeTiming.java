package fidus.fees;

/// When a management fee is due.
public enum FeeTiming {
    /// After the period.
    IN_ARREARS,
    /// On the first day, from figures known then.
    IN_ADVANCE
}
