package fidus.deposits;

/// How the money came: by wire to a bank account, or over a chain to a wallet of the house.
public enum DepositMethod {
    FIAT,
    CRYPTO
}
