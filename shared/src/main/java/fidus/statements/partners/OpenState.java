package fidus.statements.partners;

/// How far an earning that was open at the end of the period is when its statement is made.
public enum OpenState {
    /// Due, and the client's payment has to come first.
    WAITING,
    READY,
    APPROVED,
    /// Paid after the period.
    PAID_SINCE
}
