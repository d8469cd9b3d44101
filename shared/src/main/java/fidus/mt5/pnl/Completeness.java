package fidus.mt5.pnl;

/// How far a total can be relied on.
public enum Completeness {
    /// Every part is OK.
    COMPLETE,
    /// Some part is STALE.
    PARTIAL,
    /// Some part is missing; shown as "n of m".
    INCOMPLETE
}
