package fidus.reconciliation;

/// RUNNING → COMPLETED → SIGNED_OFF → LOCKED, and SIGNED_OFF again once no month of its days is
/// locked any more, COMPLETED again when two persons withdraw the sign-off; a FAILED run keeps
/// nothing.
public enum RunState {
    RUNNING,
    COMPLETED,
    SIGNED_OFF,
    LOCKED,
    FAILED
}
