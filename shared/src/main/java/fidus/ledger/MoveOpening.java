package fidus.ledger;

/// The opening balances (3900) go to the retained result (3020), once a month is locked. Another
/// person approves it.
///
/// @param reason at least 10 characters
public record MoveOpening(String reason) {}
