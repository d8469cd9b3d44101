package fidus.deposits;

import fidus.id.Id;

import java.util.UUID;

public record DepositId(UUID value) implements Id {}
