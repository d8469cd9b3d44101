package fidus.cashflow;

/// Where cash lies that is on no trading account.
public enum CashPlace {
    BANK,
    CRYPTO_WALLET,
    BROKER_WALLET
}
