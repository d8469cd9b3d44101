package fidus.ledger;

/// Takes an entry back that people decided and that follows from no other record. Another person
/// approves it.
///
/// @param reason at least 10 characters
public record ReverseEntry(EntryId id, String reason) {}
