package fidus.mt5;

/// What a non-trade deal means for the account's profit and loss.
public enum CashCategory {
    CREDIT,
    FEE,
    PROFIT_SHARE,
    TRADING_ADJUSTMENT,
    BROKER_INTEREST,
    BONUS,
    REBATE,
    PROFIT_WITHDRAWAL,
    PROFIT_RETURN,
    REINVESTMENT,
    INTER_ACCOUNT_OUT,
    INTER_ACCOUNT_IN,
    HUB_OUT,
    HUB_IN,
    OTHER_INCOME_IN,
    MIRROR_LEG,
    EXTERNAL_DEPOSIT,
    EXTERNAL_WITHDRAWAL,
    MANAGER_FEE_PAYMENT,
    NEEDS_REVIEW;

    /// Only trading operations are without a category; of the categorised rows only this one is
    /// undecided.
    public boolean isDecided() {
        return this != NEEDS_REVIEW;
    }

    /// Whether it is one end of a movement whose other end is at a bank or in a wallet.
    public boolean isOutside() {
        return this == EXTERNAL_DEPOSIT || this == EXTERNAL_WITHDRAWAL;
    }
}
