package fidus.reconciliation.desk;

import fidus.reconciliation.BreakId;

/// Asks another person to agree that it is resolved.
///
/// @param evidence what was done, at least 10 characters
public record ResolveBreak(BreakId id, String evidence, int version) {}
