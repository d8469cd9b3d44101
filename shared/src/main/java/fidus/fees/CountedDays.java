package fidus.fees;

/// Which days earn a management fee.
public enum CountedDays {
    /// Every calendar day.
    ALL,
    /// Monday to Friday.
    WEEKDAYS
}
