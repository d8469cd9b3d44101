package fidus.ledger;

/// @param reason at least 10 characters
public record ReverseEntry(EntryId id, String reason) {}
