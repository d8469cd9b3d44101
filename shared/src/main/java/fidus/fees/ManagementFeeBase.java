package fidus.fees;

/// What a management fee is a part of.
public enum ManagementFeeBase {
    /// Mean of the daily capital × the part of a year of the whole period: the house.
    AVERAGE_DAILY_ALLOCATION,
    /// Each span of capital × its own part of a year.
    TIME_WEIGHTED_CAPITAL,
    /// Mean of the daily net asset value × the part of a year.
    AVERAGE_DAILY_VALUE,
    /// Capital at work at the start.
    OPENING_ALLOCATION,
    /// Value at the start.
    OPENING_EQUITY,
    /// Value at the end.
    CLOSING_EQUITY,
    /// Value before fees at the end.
    GROSS_ASSETS,
    /// Capital promised, called or not.
    COMMITTED
}
