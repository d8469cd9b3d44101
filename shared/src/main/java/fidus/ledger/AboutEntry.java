package fidus.ledger;

public record AboutEntry(EntryId id) {}
