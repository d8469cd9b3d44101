package fidus.funds;

import fidus.id.Id;

import java.util.UUID;

public record PermitId(UUID value) implements Id {}
