package fidus.investments.schedule;

/// What a valuation of performance found.
public enum ValuationState {
    /// The month end on which the earning months start: performance is zero by definition.
    BASELINE,
    /// A reading was missing; the next valuation covers the gap.
    UNAVAILABLE,
    /// Not above the high-water mark.
    NO_SHARE,
    SHARE
}
