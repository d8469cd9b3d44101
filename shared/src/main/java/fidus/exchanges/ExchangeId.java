package fidus.exchanges;

import fidus.id.Id;

import java.util.UUID;

public record ExchangeId(UUID value) implements Id {}
