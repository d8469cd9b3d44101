package fidus.fees;

import java.time.DayOfWeek;
import java.time.LocalDate;

/// When an accrued fee becomes due and the mark may move. Before that it may fall again.
public enum Crystallisation {
    MONTHLY,
    QUARTERLY,
    ANNUAL,
    /// The rollover of MetaTrader pools, on Saturdays.
    WEEKLY,
    /// Only when somebody leaves.
    ON_REDEMPTION;

    /// Whether a valuation at the end of that day crystallises. Months, quarters and years are
    /// those of the calendar. The end of a mandate and a redemption crystallise on any day; the
    /// caller says so in the valuation.
    public boolean at(LocalDate day) {
        boolean monthEnd = day.getDayOfMonth() == day.lengthOfMonth();
        return switch (this) {
            case MONTHLY -> monthEnd;
            case QUARTERLY -> monthEnd && day.getMonthValue() % 3 == 0;
            case ANNUAL -> monthEnd && day.getMonthValue() == 12;
            case WEEKLY -> day.getDayOfWeek() == DayOfWeek.SATURDAY;
            case ON_REDEMPTION -> false;
        };
    }
}
