package fidus.imports;

import fidus.id.Id;

import java.util.UUID;

public record ImportId(UUID value) implements Id {}
