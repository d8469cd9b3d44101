package fidus.rebates;

/// What the broker's own statement says about a row.
public enum RowCheck {
    UNCHECKED,
    AGREED,
    /// Claimed all the same.
    DISPUTED,
    /// Not claimed.
    REJECTED
}
