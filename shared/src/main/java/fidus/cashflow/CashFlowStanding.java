package fidus.cashflow;

/// What a line of the calendar is: something to be paid, or something that was.
public enum CashFlowStanding {
    /// Due today or later.
    FORECAST,
    /// Due before today and not paid.
    OVERDUE,
    /// The mean of what was posted before; nobody owes it yet.
    ESTIMATE,
    PAID;

    /// Whether money has still to leave.
    public boolean unpaid() {
        return this != PAID;
    }
}
