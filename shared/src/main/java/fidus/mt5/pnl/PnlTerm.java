package fidus.mt5.pnl;

/// The lines of a P&L's derivation, from what was observed to the result.
public enum PnlTerm {
    EQUITY,
    CREDIT,
    OWNED_EQUITY,
    PROFIT_WITHDRAWALS,
    PROFIT_RETURNS,
    NET_PROFIT_WITHDRAWALS,
    INITIAL_ALLOCATION,
    EXTERNAL_DEPOSITS,
    EXTERNAL_WITHDRAWALS,
    TRANSFERS_IN,
    TRANSFERS_OUT,
    REINVESTMENTS,
    OTHER_INCOME,
    CORRECTIONS,
    ADJUSTED_ALLOCATION,
    TRUE_PNL
}
