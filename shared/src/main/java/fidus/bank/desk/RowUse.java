package fidus.bank.desk;

/// What a stored row of a statement stands for now.
public enum RowUse {
    /// A match uses it.
    MATCHED,
    /// Another row takes it back, or it takes another one back, as two persons said.
    TAKEN_BACK,
    /// A run that people work on suggests a match, or a payment or deposit is proposed for it.
    PROPOSED,
    /// Nothing explains it yet.
    OPEN,
    /// It is kept and does not count.
    NOT_USED
}
