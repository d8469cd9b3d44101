package fidus.clients;

import fidus.id.Id;

import java.util.UUID;

public record ClientId(UUID value) implements Id {}
