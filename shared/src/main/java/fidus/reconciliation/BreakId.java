package fidus.reconciliation;

import fidus.id.Id;

import java.util.UUID;

/// Names one break, kept over all runs.
public record BreakId(UUID value) implements Id {}
