package fidus.fees;

/// What a return must reach before a performance fee is due. Exactly at the hurdle nothing is due.
public enum HurdleKind {
    /// Every gain above the mark is charged.
    NONE,
    /// Beyond the hurdle the whole gain is charged.
    SOFT,
    /// Only what exceeds the hurdle is charged.
    HARD,
    /// Beyond the hurdle the manager takes the catch-up share until the whole gain is charged.
    CATCH_UP
}
