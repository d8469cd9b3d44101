package fidus.intake;

/// What becomes of a list some rows of which are refused.
public enum BadRows {
    /// The good rows are taken, the refused ones are listed.
    TAKE_THE_GOOD,
    /// Nothing is taken until every row is good.
    TAKE_NONE
}
