package fidus.reconciliation;

/// OPEN → EXPLAINED → RESOLVED or WRITTEN_OFF, and back to OPEN when the ground is gone.
public enum BreakState {
    OPEN,
    EXPLAINED,
    RESOLVED,
    WRITTEN_OFF
}
