package fidus.fees.runs;

import fidus.id.Id;

import java.util.UUID;

public record MandateId(UUID value) implements Id {}
