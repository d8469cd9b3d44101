package fidus.fees.shares;

import fidus.id.Id;

import java.util.UUID;

public record ShareRunId(UUID value) implements Id {}
