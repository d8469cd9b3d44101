package fidus.reconciliation.desk;

/// What another person decides about a break, or about a booking on its row.
public enum WaitingKind {
    WRITE_OFF,
    RESOLUTION,
    /// Money in transit or between accounts of the house is to be booked on its row.
    BOOKING,
    /// A deposit, or a payment that left, is to be confirmed on its row.
    CONFIRMATION,
    /// A payment that came back is to be recorded on its row.
    RETURN,
    /// Anything else, such as a match of its row.
    DECISION
}
