package fidus.mt5;

/// Whether an account takes part in totals.
public enum AccountLifecycle {
    ACTIVE,
    INACTIVE
}
