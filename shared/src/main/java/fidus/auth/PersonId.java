package fidus.auth;

import fidus.id.Id;

import java.util.UUID;

public record PersonId(UUID value) implements Id {}
