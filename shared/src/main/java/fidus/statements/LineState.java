package fidus.statements;

/// Where a payout stood at the end of the period. Requests and approvals change no figure and stand
/// on lines of their own.
public enum LineState {
    PAID,
    /// Due and not paid.
    AVAILABLE,
    SCHEDULED,
    /// Paid in an earlier month and come back in this one; its amount is below zero.
    RETURNED
}
