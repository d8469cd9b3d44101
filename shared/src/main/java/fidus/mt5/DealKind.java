package fidus.mt5;

/// What a broker's server booked, in the server's own numbering (0 BUY … 17 TAX); UNKNOWN is kept
/// and waits for a person.
public enum DealKind {
    BUY,
    SELL,
    BALANCE,
    CREDIT,
    CHARGE,
    CORRECTION,
    BONUS,
    COMMISSION,
    COMMISSION_DAILY,
    COMMISSION_MONTHLY,
    COMMISSION_AGENT_DAILY,
    COMMISSION_AGENT_MONTHLY,
    INTEREST,
    CANCELLED_BUY,
    CANCELLED_SELL,
    DIVIDEND,
    DIVIDEND_FRANKED,
    TAX,
    UNKNOWN;

    /// Whether this kind opens or closes a position; every other kind is a cash movement.
    public boolean isTrade() {
        return this == BUY || this == SELL;
    }

    public boolean isCommission() {
        return ordinal() >= COMMISSION.ordinal() && ordinal() <= COMMISSION_AGENT_MONTHLY.ordinal();
    }

    /// The kind with this number in the terminal's and the server's tables; UNKNOWN for any other
    /// number.
    public static DealKind numbered(int number) {
        return number >= 0 && number <= TAX.ordinal() ? values()[number] : UNKNOWN;
    }
}
