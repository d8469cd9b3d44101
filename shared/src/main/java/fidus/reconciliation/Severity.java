package fidus.reconciliation;

/// How much a break stops: BLOCKING and CRITICAL ones must not be open at sign-off.
public enum Severity {
    BLOCKING(1),
    CRITICAL(3),
    WARNING(10),
    INFO(30);

    private static final int CRITICAL_AFTER_DAYS = 8;

    private final int ageLimit;

    Severity(int ageLimit) {
        this.ageLimit = ageLimit;
    }

    /// How many calendar days a break may stand unsettled where nobody said otherwise; one that is
    /// older is overdue.
    public int ageLimit() {
        return ageLimit;
    }

    /// What it has become of a break of a rule: an unmatched row is critical from its eighth day,
    /// every other break keeps its severity.
    public Severity aged(String rule, long days) {
        boolean old = rule.equals(ReconciliationBreak.UNMATCHED) && days >= CRITICAL_AFTER_DAYS;
        return old && this == WARNING ? CRITICAL : this;
    }
}
