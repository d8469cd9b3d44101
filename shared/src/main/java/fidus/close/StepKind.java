package fidus.close;

/// The steps of a month-end close in their order.
public enum StepKind {
    /// The month takes close postings alone, and every day of it was rolled.
    FREEZE,
    /// The last reading of every account is kept.
    SNAPSHOT,
    /// Every account's deals are in.
    DEALS,
    /// Every movement of cash is decided, and no transfer is lost.
    CASH_MOVEMENTS,
    /// The books hold every account at what it is worth.
    MARK_TO_MARKET,
    /// Every account was compared with its statement.
    STATEMENTS,
    /// The books hold what clients and agents have earned by the last day.
    ACCRUALS,
    /// The managers' fees are in the books.
    FEE_RUNS,
    /// What is due is paid, or known to be carried over.
    PAYMENTS,
    /// Of the last month of a year: income and costs go to the retained result.
    YEAR_END,
    /// Books and records say the same.
    PROOF,
    /// The clients' statements are made.
    DOCUMENTS,
    /// One person signs what is shown.
    SIGN_OFF,
    /// Another one signs it too; then nothing changes any more.
    LOCK,
    /// After the lock: the committee's capital, new allocations and retired accounts are recorded.
    MONTH_START;

    /// Whether the month can be signed without it, because it comes after the lock.
    public boolean isAfterwards() {
        return this == MONTH_START;
    }

    /// Whether an approver may pass over it with a reason.
    public boolean isSkippable() {
        return this != FREEZE && this != SIGN_OFF && this != LOCK && this != MONTH_START;
    }
}
