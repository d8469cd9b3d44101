package fidus.fees.runs;

import fidus.id.Id;

import java.util.UUID;

public record ManagerId(UUID value) implements Id {}
