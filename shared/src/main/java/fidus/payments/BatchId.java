package fidus.payments;

import fidus.id.Id;

import java.util.UUID;

public record BatchId(UUID value) implements Id {}
