package fidus.cashflow;

import fidus.clients.ClientId;
import fidus.funds.FundCode;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;

/// Asks for the calendar.
///
/// @param fundCode shows one fund alone
/// @param clientId shows one client alone
/// @param withPrincipal whether the running balance subtracts principal too
/// @param withShares whether it subtracts performance shares too
/// @param withPools whether it subtracts franchise pools too
/// @param withFees whether it subtracts manager fees too
public record FindCashFlow(
        @Nullable FundCode fundCode,
        @Nullable ClientId clientId,
        boolean withPrincipal,
        boolean withShares,
        boolean withPools,
        boolean withFees) {
    /// What the running balance subtracts.
    public Set<CashFlowKind> includes() {
        var kinds = EnumSet.copyOf(CashFlowKind.STANDARD);
        if (withPrincipal) {
            kinds.add(CashFlowKind.PRINCIPAL);
        }
        if (withShares) {
            kinds.add(CashFlowKind.PERFORMANCE_SHARE);
        }
        if (withPools) {
            kinds.add(CashFlowKind.FRANCHISE_POOL);
        }
        if (withFees) {
            kinds.add(CashFlowKind.MANAGER_FEE);
        }
        return kinds;
    }
}
