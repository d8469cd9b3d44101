package fidus.statements;

import fidus.id.Id;

import java.util.UUID;

public record StatementId(UUID value) implements Id {}
