package fidus.payments.wallets;

/// How money travels: through banks, or over a chain.
public enum WalletKind {
    FIAT,
    CRYPTO
}
