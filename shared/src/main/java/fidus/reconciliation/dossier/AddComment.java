package fidus.reconciliation.dossier;

import fidus.reconciliation.BreakId;

/// @param text 1 to {@link Comment#LONGEST} characters
public record AddComment(BreakId id, String text) {}
