package fidus.reconciliation.desk;

import fidus.reconciliation.RunId;

/// Prepares the sign-off of a run for another person.
public record SignOff(RunId id, String note) {}
