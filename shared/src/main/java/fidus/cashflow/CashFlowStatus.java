package fidus.cashflow;

import fidus.money.Money;

/// Whether what is due in a month can be paid.
public enum CashFlowStatus {
    /// The balance after it is not below the limit for a warning.
    FUNDED,
    /// Below that, not below the limit for critical.
    WARNING,
    CRITICAL;

    public static CashFlowStatus of(Money balanceAfter, CashFlowLimits limits) {
        if (balanceAfter.amount().compareTo(limits.criticalBelow()) < 0) {
            return CRITICAL;
        }
        return balanceAfter.amount().compareTo(limits.warningBelow()) < 0 ? WARNING : FUNDED;
    }
}
