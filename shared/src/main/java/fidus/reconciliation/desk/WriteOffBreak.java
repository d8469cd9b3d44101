package fidus.reconciliation.desk;

import fidus.reconciliation.BreakId;

/// Asks another person to agree that the difference is booked away.
public record WriteOffBreak(BreakId id, String reason, int version) {}
