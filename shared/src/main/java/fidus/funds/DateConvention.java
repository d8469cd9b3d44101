package fidus.funds;

/// How the dates of a contract follow from its start date.
public enum DateConvention {
    /// Same day of the month, or the last day of a shorter one.
    CALENDAR_MONTHS,
    /// Fixed counts of days with 6 days between the last payout and the end of the contract; only
    /// for 2 months of incubation, 12 earning months and payouts every 1, 3 or 6 months.
    DAY_COUNT,
    /// Every month has 30 days.
    THIRTY_DAY_MONTHS
}
