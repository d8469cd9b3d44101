package fidus.desktop.approvals;

import fidus.reconciliation.Act;

/// Who did something, as it is read.
public final class ByWhom {
    private ByWhom() {}

    /// @param name of a person, or of the server where it did it by itself
    public static String said(String name) {
        return name.equals(Act.SYSTEM) ? "the system" : name;
    }
}
