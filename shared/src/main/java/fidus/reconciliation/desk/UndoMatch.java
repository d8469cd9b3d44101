package fidus.reconciliation.desk;

import fidus.reconciliation.MatchId;

/// @param reason at least 10 characters
public record UndoMatch(MatchId id, String reason, int version) {}
