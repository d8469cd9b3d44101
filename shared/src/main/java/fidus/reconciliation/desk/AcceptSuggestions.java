package fidus.reconciliation.desk;

import fidus.reconciliation.RunId;

import java.math.BigDecimal;

/// Accepts, as a job, every suggestion of a run that has no difference and reaches a score: the
/// best first, each row once.
///
/// @param leastScore 0 to 1 with at most 4 decimals
public record AcceptSuggestions(RunId runId, BigDecimal leastScore) {}
