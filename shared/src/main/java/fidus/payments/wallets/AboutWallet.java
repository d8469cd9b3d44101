package fidus.payments.wallets;

public record AboutWallet(WalletId id) {}
