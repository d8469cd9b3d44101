package fidus.reconciliation.desk;

import fidus.reconciliation.BreakId;

/// Asks another person to agree that two rows of a bank's statements do not take each other back:
/// both are open again.
///
/// @param id of the break of either row
/// @param reason at least 10 characters
public record TakeApart(BreakId id, String reason, int version) {}
