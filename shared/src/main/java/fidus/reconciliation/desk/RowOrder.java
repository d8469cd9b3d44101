package fidus.reconciliation.desk;

/// In which order the rows of a side are listed.
public enum RowOrder {
    /// As the run has them.
    RUN,
    /// By the condition that failed, in the order of conditions; rows without one come last.
    WHY
}
