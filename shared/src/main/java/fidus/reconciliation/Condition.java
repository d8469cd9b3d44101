package fidus.reconciliation;

/// What can keep two rows from being matched, in the order in which it is told. POOL_TOO_LARGE is
/// said of a row whose subset search was not made, SUSPECTED of one that was set aside before the
/// comparison.
public enum Condition {
    SIGN,
    AMOUNT,
    DATE_WINDOW,
    REFERENCE,
    GROUP,
    THRESHOLD,
    AMBIGUOUS,
    SUGGEST_ONLY,
    USED,
    EXCLUDED_BY_UNDO,
    NO_COUNTERPART,
    POOL_TOO_LARGE,
    SUSPECTED;

    /// One bit per condition, so that failed conditions are a small set in an `int`.
    @SuppressWarnings("EnumOrdinal") // lives only while a row is being explained
    int bit() {
        return 1 << ordinal();
    }

    boolean in(int failed) {
        return (failed & bit()) != 0;
    }
}
