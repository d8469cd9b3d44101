package fidus.bank.desk;

import java.util.List;

/// Newest first, at most 500.
public record StatementCards(List<StatementCard> statements) {}
