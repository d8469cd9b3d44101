package fidus.payments.wallets;

import fidus.id.Id;

import java.util.UUID;

public record WalletId(UUID value) implements Id {}
