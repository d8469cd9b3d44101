package fidus.mt5.readings;

/// What is asked of a reading before it may replace the last accepted one, in the order asked.
public enum QuarantineRule {
    /// The answer is about another account.
    Q1,
    /// The answer is in another currency.
    Q2,
    /// The answer is from the future.
    Q3,
    /// The answer is not newer than the last accepted one.
    Q3B,
    /// The balance is negative.
    Q4,
    /// The balance jumped without a cash movement that says why.
    Q5,
    /// The balance vanished without a cash movement that says why.
    Q6,
    /// Equity is not what its parts add up to.
    Q7
}
