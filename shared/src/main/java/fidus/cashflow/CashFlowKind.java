package fidus.cashflow;

import fidus.investments.schedule.PayoutKind;

import java.util.EnumSet;
import java.util.Set;

/// What a payment is for.
public enum CashFlowKind {
    INTEREST,
    COMMISSION,
    PRINCIPAL,
    PERFORMANCE_SHARE,
    FRANCHISE_POOL,
    MANAGER_FEE,
    /// What brokers credited and clients are owed (2240).
    BROKER_INTEREST;

    /// What the running balance subtracts unless more is asked for.
    public static final Set<CashFlowKind> STANDARD = Set.of(INTEREST, COMMISSION);

    /// What it subtracts at least, as the house set it.
    ///
    /// @param set a value of RUNNING_BALANCE_INCLUDES
    public static Set<CashFlowKind> included(String set) {
        var kinds = EnumSet.copyOf(STANDARD);
        kinds.addAll(
                switch (set) {
                    case "AND_FEES" -> Set.of(MANAGER_FEE);
                    case "AND_POOLS" -> Set.of(FRANCHISE_POOL);
                    case "AND_FEES_AND_POOLS" -> Set.of(MANAGER_FEE, FRANCHISE_POOL);
                    case "AND_PRINCIPAL_AND_SHARES" -> Set.of(PRINCIPAL, PERFORMANCE_SHARE);
                    case "EVERYTHING" -> EnumSet.allOf(CashFlowKind.class);
                    default -> Set.of();
                });
        return kinds;
    }

    static CashFlowKind of(PayoutKind kind) {
        return switch (kind) {
            case INTEREST -> INTEREST;
            case PRINCIPAL -> PRINCIPAL;
            case PERFORMANCE_SHARE -> PERFORMANCE_SHARE;
        };
    }
}
