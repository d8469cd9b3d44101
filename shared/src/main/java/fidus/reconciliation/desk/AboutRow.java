package fidus.reconciliation.desk;

import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;

/// Names one row of a run.
public record AboutRow(RunId id, Side side, String rowId) {}
