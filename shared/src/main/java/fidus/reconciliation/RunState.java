package fidus.reconciliation;

/// RUNNING → COMPLETED → SIGNED_OFF → LOCKED; a FAILED run keeps nothing.
public enum RunState {
    RUNNING,
    COMPLETED,
    SIGNED_OFF,
    LOCKED,
    FAILED
}
