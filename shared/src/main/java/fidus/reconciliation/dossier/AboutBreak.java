package fidus.reconciliation.dossier;

import fidus.reconciliation.BreakId;

/// Asks for everything kept about a break.
public record AboutBreak(BreakId id) {}
