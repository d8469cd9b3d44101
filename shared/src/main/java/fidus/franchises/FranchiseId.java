package fidus.franchises;

import fidus.id.Id;

import java.util.UUID;

public record FranchiseId(UUID value) implements Id {}
