package fidus.rebates;

/// Where a broker paid. What came to an account at the broker is a credit of the deal book, which
/// posts it; a receipt only says which claim it is for.
public enum ReceivedInto {
    BANK,
    REBATE_ACCOUNT,
    TRADING_ACCOUNT
}
