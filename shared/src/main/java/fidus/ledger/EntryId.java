package fidus.ledger;

import fidus.id.Id;

import java.util.UUID;

public record EntryId(UUID value) implements Id {}
