package fidus.cashflow;

/// Which figure of the fund accounting page a part belongs to.
public enum FundPartKind {
    TRADING_EQUITY,
    SEPARATION_BALANCE,
    CLIENT_PRINCIPAL,
    HOUSE_CAPITAL,
    UNPAID_REBATES,
    UNALLOCATED_CASH,
    INTEREST_UNPAID,
    SHARES_UNPAID,
    MANAGER_FEES_UNPAID,
    COMMISSIONS_UNPAID,
    POOLS_UNPAID
}
