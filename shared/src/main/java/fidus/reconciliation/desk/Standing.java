package fidus.reconciliation.desk;

/// How far a row of a run has come.
public enum Standing {
    OPEN,
    SUGGESTED,
    MATCHED,
    /// In no match of the run, and nobody's work: its amount is 0.00, a match uses it together with
    /// rows of other days, or another row of the statements takes it back.
    SETTLED
}
