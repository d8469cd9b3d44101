package fidus.statements.partners;

import fidus.id.Id;

import java.util.UUID;

/// The id of an agent or of a white-label company.
public record PartnerId(UUID value) implements Id {}
