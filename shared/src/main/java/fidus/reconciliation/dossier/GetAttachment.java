package fidus.reconciliation.dossier;

import fidus.reconciliation.BreakId;

/// @param number of the attachment within the break
public record GetAttachment(BreakId id, int number) {}
