package fidus.reconciliation;

import fidus.id.Id;

import java.util.UUID;

/// Names one recorded match.
public record MatchId(UUID value) implements Id {}
