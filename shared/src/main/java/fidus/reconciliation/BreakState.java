package fidus.reconciliation;

import java.util.Locale;

/// OPEN → EXPLAINED → RESOLVED or WRITTEN_OFF, and back to OPEN when the ground is gone.
public enum BreakState {
    OPEN,
    EXPLAINED,
    RESOLVED,
    WRITTEN_OFF;

    /// For a sentence, such as "written off".
    public String words() {
        return name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
