package fidus.cashflow;

/// Whose cash it is.
public enum CashOwner {
    CLIENT,
    HOUSE
}
