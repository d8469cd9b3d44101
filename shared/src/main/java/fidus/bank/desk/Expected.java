package fidus.bank.desk;

/// How often a bank sends a statement of an account.
public enum Expected {
    NONE,
    /// Each business day.
    DAILY,
    /// One that reaches each Friday.
    WEEKLY,
    /// One that reaches each last day of a month.
    MONTHLY
}
