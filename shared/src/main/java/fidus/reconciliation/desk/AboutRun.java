package fidus.reconciliation.desk;

import fidus.reconciliation.RunId;

/// Names one run.
public record AboutRun(RunId id) {}
