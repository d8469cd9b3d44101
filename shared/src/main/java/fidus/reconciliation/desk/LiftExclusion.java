package fidus.reconciliation.desk;

import fidus.reconciliation.MatchId;

/// Lets the next run match or suggest an excluded row set again.
///
/// @param reason at least 10 characters
public record LiftExclusion(MatchId id, String reason) {}
