package fidus.payments.wallets;

import fidus.id.Id;

import java.util.UUID;

public record HouseAccountId(UUID value) implements Id {}
