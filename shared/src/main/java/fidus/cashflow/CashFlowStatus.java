package fidus.cashflow;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

/// Whether what is due in a month can be paid.
public enum CashFlowStatus {
    /// The balance after it is not below the limit for a warning.
    FUNDED,
    /// Below that, not below the limit for critical.
    WARNING,
    CRITICAL;

    /// Absent where it hangs on a limit that is not known.
    public static @Nullable CashFlowStatus of(Money balanceAfter, CashFlowLimits limits) {
        Money critical = limits.criticalBelow();
        Money warning = limits.warningBelow();
        if (critical != null && balanceAfter.compareTo(critical) < 0) {
            return CRITICAL;
        }
        if (warning == null) {
            return null;
        }
        return balanceAfter.compareTo(warning) < 0 ? WARNING : FUNDED;
    }
}
