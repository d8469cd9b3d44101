package fidus.reconciliation.desk;

import fidus.auth.PersonId;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;

/// @param owner who follows it up
/// @param note at least 10 characters, 20 for OTHER
/// @param version as it was shown
public record ExplainBreak(
        BreakId id, PersonId owner, CauseCode causeCode, String note, int version) {}
