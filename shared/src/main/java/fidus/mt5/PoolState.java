package fidus.mt5;

import java.util.Set;

/// Whether an account is free to be mapped: AVAILABLE → ALLOCATED → PENDING_RELEASE → AVAILABLE;
/// AVAILABLE ↔ MAINTENANCE; AVAILABLE → INACTIVE.
public enum PoolState {
    AVAILABLE,
    ALLOCATED,
    PENDING_RELEASE,
    MAINTENANCE,
    INACTIVE;

    /// Where two people may take an account that holds nobody's principal.
    public Set<PoolState> changes() {
        return switch (this) {
            case AVAILABLE -> Set.of(MAINTENANCE, INACTIVE);
            case MAINTENANCE -> Set.of(AVAILABLE);
            case ALLOCATED, PENDING_RELEASE, INACTIVE -> Set.of();
        };
    }
}
