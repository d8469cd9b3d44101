package fidus.fees;

/// Since when a hurdle grows.
public enum HurdleStretch {
    /// From the last crystallisation that charged a fee, or the start.
    SINCE_LAST_FEE,
    /// From the start of the crystallisation period.
    PERIOD_ONLY
}
