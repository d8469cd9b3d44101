package fidus.rates;

import fidus.id.Id;

import java.util.UUID;

public record RevaluationId(UUID value) implements Id {}
