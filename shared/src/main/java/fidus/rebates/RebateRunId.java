package fidus.rebates;

import fidus.id.Id;

import java.util.UUID;

public record RebateRunId(UUID value) implements Id {}
