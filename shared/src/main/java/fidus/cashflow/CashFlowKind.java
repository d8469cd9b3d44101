package fidus.cashflow;

import fidus.investments.schedule.PayoutKind;

import java.util.Set;

/// What a payment is for.
public enum CashFlowKind {
    INTEREST,
    COMMISSION,
    PRINCIPAL,
    PERFORMANCE_SHARE,
    FRANCHISE_POOL,
    MANAGER_FEE;

    /// What the running balance subtracts unless more is asked for.
    public static final Set<CashFlowKind> STANDARD = Set.of(INTEREST, COMMISSION);

    static CashFlowKind of(PayoutKind kind) {
        return switch (kind) {
            case INTEREST -> INTEREST;
            case PRINCIPAL -> PRINCIPAL;
            case PERFORMANCE_SHARE -> PERFORMANCE_SHARE;
        };
    }
}
