package fidus.fees.runs;

import fidus.id.Id;

import java.util.UUID;

public record FeeRunId(UUID value) implements Id {}
