package fidus.reconciliation;

/// How much a break stops: BLOCKING and CRITICAL ones must not be open at sign-off.
public enum Severity {
    BLOCKING(1),
    CRITICAL(3),
    WARNING(10),
    INFO(30);

    private final int ageLimit;

    Severity(int ageLimit) {
        this.ageLimit = ageLimit;
    }

    /// How many calendar days a break may stand unsettled; one that is older is overdue.
    public int ageLimit() {
        return ageLimit;
    }
}
