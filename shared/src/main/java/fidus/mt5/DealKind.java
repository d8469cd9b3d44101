package fidus.mt5;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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

    private static final List<DealKind> NUMBERED = List.of(values()).subList(0, 18);
    private static final Set<DealKind> COMMISSIONS =
            EnumSet.range(COMMISSION, COMMISSION_AGENT_MONTHLY);

    /// Whether this kind opens or closes a position; every other kind is a cash movement.
    public boolean isTrade() {
        return this == BUY || this == SELL;
    }

    public boolean isCommission() {
        return COMMISSIONS.contains(this);
    }

    /// The kind with this number in the terminal's and the server's tables; UNKNOWN for any other
    /// number.
    public static DealKind numbered(int number) {
        return number >= 0 && number < NUMBERED.size() ? NUMBERED.get(number) : UNKNOWN;
    }
}
