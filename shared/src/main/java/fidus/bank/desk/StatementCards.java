package fidus.bank.desk;

import java.util.List;

/// Newest first, as many as were asked for.
///
/// @param more how many older ones there are beyond those
public record StatementCards(List<StatementCard> statements, long more) {}
