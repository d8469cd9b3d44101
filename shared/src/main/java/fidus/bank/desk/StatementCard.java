package fidus.bank.desk;

/// A stored statement with what continuity says of it today.
public record StatementCard(TakenStatement statement, Continuity continuity) {}
