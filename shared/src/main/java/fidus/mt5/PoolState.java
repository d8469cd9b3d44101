package fidus.mt5;

/// Whether an account is free to be mapped: AVAILABLE → ALLOCATED → PENDING_RELEASE → AVAILABLE.
public enum PoolState {
    AVAILABLE,
    ALLOCATED,
    PENDING_RELEASE,
    MAINTENANCE,
    INACTIVE
}
