package fidus.reconciliation;

import java.util.function.ToIntFunction;

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

    /// How many calendar days a break of a rule may stand that began with this severity. The days
    /// of what it becomes with age count from the day on which it becomes that: nothing that is
    /// well in time on one day is days overdue on the next.
    ///
    /// @param limits what each severity allows
    public int allowed(String rule, ToIntFunction<Severity> limits) {
        int own = limits.applyAsInt(this);
        Severity later = aged(rule, CRITICAL_AFTER_DAYS);
        return later == this ? own : Math.min(own, CRITICAL_AFTER_DAYS + limits.applyAsInt(later));
    }
}
