package fidus.bank;

/// What comes first in a date such as 03/04/25.
public enum DayOrder {
    DAY_FIRST,
    MONTH_FIRST
}
