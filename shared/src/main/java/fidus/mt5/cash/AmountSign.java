package fidus.mt5.cash;

import fidus.money.Money;

/// The side of zero a rule asks for. A zero amount is neither positive nor negative.
public enum AmountSign {
    POSITIVE,
    NEGATIVE,
    ANY;

    public boolean fits(Money netAmount) {
        return switch (this) {
            case POSITIVE -> netAmount.signum() > 0;
            case NEGATIVE -> netAmount.signum() < 0;
            case ANY -> true;
        };
    }
}
