package fidus.mt5.cash;

import fidus.mt5.CashCategory;

/// The term of the true P&L a category moves. Every category moves exactly one, so that no flow is
/// performance and no movement counts twice.
public enum CashEffect {
    /// Changes nothing: credit is outside owned equity, a mirror leg is the other side of a
    /// movement already counted, an undecided row waits.
    NONE,
    /// Stays inside the P&L: the broker's charges and adjustments.
    INSIDE_PNL,
    /// Moves net profit withdrawals.
    PROFIT_MOVE,
    /// Moves the adjusted allocation.
    ALLOCATION,
    /// Raises the adjusted allocation as income of the house.
    OTHER_INCOME;

    public static CashEffect of(CashCategory category) {
        return switch (category) {
            case CREDIT, MIRROR_LEG, NEEDS_REVIEW -> NONE;
            case FEE, PROFIT_SHARE, TRADING_ADJUSTMENT -> INSIDE_PNL;
            case PROFIT_WITHDRAWAL, PROFIT_RETURN -> PROFIT_MOVE;
            case REINVESTMENT,
                    INTER_ACCOUNT_OUT,
                    INTER_ACCOUNT_IN,
                    HUB_OUT,
                    HUB_IN,
                    EXTERNAL_DEPOSIT,
                    EXTERNAL_WITHDRAWAL,
                    MANAGER_FEE_PAYMENT ->
                    ALLOCATION;
            case BROKER_INTEREST, BONUS, REBATE, OTHER_INCOME_IN -> OTHER_INCOME;
        };
    }

    /// The sign a movement of this category must have; ANY where either occurs.
    public static AmountSign signOf(CashCategory category) {
        return switch (category) {
            case PROFIT_WITHDRAWAL,
                    INTER_ACCOUNT_OUT,
                    HUB_OUT,
                    EXTERNAL_WITHDRAWAL,
                    MANAGER_FEE_PAYMENT ->
                    AmountSign.NEGATIVE;
            case PROFIT_RETURN,
                    REINVESTMENT,
                    INTER_ACCOUNT_IN,
                    HUB_IN,
                    EXTERNAL_DEPOSIT,
                    OTHER_INCOME_IN ->
                    AmountSign.POSITIVE;
            case CREDIT,
                    FEE,
                    PROFIT_SHARE,
                    TRADING_ADJUSTMENT,
                    BROKER_INTEREST,
                    BONUS,
                    REBATE,
                    MIRROR_LEG,
                    NEEDS_REVIEW ->
                    AmountSign.ANY;
        };
    }
}
