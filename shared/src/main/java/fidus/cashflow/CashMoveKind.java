package fidus.cashflow;

/// Why cash moved in a bank or a wallet.
public enum CashMoveKind {
    DEPOSITS,
    PAYMENTS,
    /// To and from accounts at brokers.
    TRANSFERS,
    /// Between the house's own accounts in two currencies; no income in either.
    EXCHANGES,
    OTHER;

    /// By the event of the journal.
    public static CashMoveKind of(String eventCode) {
        return switch (eventCode) {
            case "E1" -> DEPOSITS;
            case "E12", "E13", "E14", "E16", "E17" -> PAYMENTS;
            case "E4", "E5", "E8d" -> TRANSFERS;
            case "E20" -> EXCHANGES;
            default -> OTHER;
        };
    }
}
