package fidus.mt5;

import fidus.id.Id;

import java.util.UUID;

public record TradingAccountId(UUID value) implements Id {}
