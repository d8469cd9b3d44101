package fidus.bank.desk;

/// What became of a row of a statement.
public enum RowFate {
    /// Counts.
    FRESH,
    /// Another file or another statement of its file said it before; it is kept and does not count.
    REPEATED,
    /// The bank has not booked it; it is kept and does not count.
    NOT_BOOKED,
    /// Its statement was taken in wrongly and set aside by two persons; it is kept and does not
    /// count.
    SET_ASIDE
}
