package fidus.imports;

import fidus.id.Id;

import java.util.UUID;

public record PreviewId(UUID value) implements Id {}
