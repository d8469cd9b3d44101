package fidus.jobs;

import fidus.id.Id;

import java.util.UUID;

public record JobId(UUID value) implements Id {}
