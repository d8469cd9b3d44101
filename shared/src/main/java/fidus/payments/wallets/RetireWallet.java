package fidus.payments.wallets;

/// @param reason at least 10 characters
public record RetireWallet(WalletId id, String reason) {}
