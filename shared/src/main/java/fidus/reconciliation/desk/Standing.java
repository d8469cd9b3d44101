package fidus.reconciliation.desk;

/// How far a row of a run has come.
public enum Standing {
    OPEN,
    SUGGESTED,
    MATCHED
}
