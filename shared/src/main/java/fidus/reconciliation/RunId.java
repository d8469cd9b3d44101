package fidus.reconciliation;

import fidus.id.Id;

import java.util.UUID;

/// Names one reconciliation run.
public record RunId(UUID value) implements Id {}
