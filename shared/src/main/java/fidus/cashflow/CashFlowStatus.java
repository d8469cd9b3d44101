package fidus.cashflow;

import fidus.money.Money;

import java.math.BigDecimal;

/// Whether what is due in a month can be paid.
public enum CashFlowStatus {
    /// The balance after it is zero or more.
    FUNDED,
    /// Below zero, at most 10,000.00.
    WARNING,
    CRITICAL;

    private static final BigDecimal CRITICAL_BELOW = new BigDecimal("-10000.00");

    public static CashFlowStatus of(Money balanceAfter) {
        if (balanceAfter.signum() >= 0) {
            return FUNDED;
        }
        return balanceAfter.amount().compareTo(CRITICAL_BELOW) >= 0 ? WARNING : CRITICAL;
    }
}
