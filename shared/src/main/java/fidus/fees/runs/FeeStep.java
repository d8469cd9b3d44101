package fidus.fees.runs;

/// What is to be done with the runs of a month.
public enum FeeStep {
    /// Compute what is not approved yet.
    PREVIEW,
    /// Post what is approved.
    POST
}
