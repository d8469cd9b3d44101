package fidus.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.function.Predicate;

/// How days become a part of a year. The first day counts, the last does not. Sources: ISDA 2006
/// Definitions, section 4.16; `TRADING_260` is the daily rollover of PAMM accounts.
public enum DayCount {
    /// Calendar days ÷ 365, leap years too.
    ACT_365F(365),
    /// Calendar days ÷ 360.
    ACT_360(360),
    /// Days in leap years ÷ 366 plus other days ÷ 365 (ISDA).
    ACT_ACT(366 * 365),
    /// Bond basis: 31 becomes 30 at the start, and at the end if the start is 30.
    THIRTY_360(360),
    /// 30E/360 ISDA: 31 and the last of February become 30, but not an end that is the termination.
    THIRTY_360_ISDA(360),
    /// 30E/360: 31 becomes 30 at both ends.
    THIRTY_E_360(360),
    /// Whole months ÷ 12; other stretches are refused.
    TWELFTHS(12),
    /// Whole quarters ÷ 4; other stretches are refused.
    QUARTERS(4),
    /// Weekdays ÷ 260.
    TRADING_260(260);

    private final long perYear;

    DayCount(long perYear) {
        this.perYear = perYear;
    }

    /// The part of a year from a date up to, not including, another.
    ///
    /// @throws Refused `BAD_VALUE` when the dates are in the wrong order, or when the count knows
    ///   whole months or quarters only and this is none
    public YearFraction over(LocalDate from, LocalDate to) {
        return over(from, to, LocalDate.MAX);
    }

    /// @param termination the last date of the agreement; matters to `THIRTY_360_ISDA` only
    public YearFraction over(LocalDate from, LocalDate to, LocalDate termination) {
        inOrder(from, to);
        long units =
                switch (this) {
                    case ACT_365F, ACT_360 -> to.toEpochDay() - from.toEpochDay();
                    case ACT_ACT -> actualOfActual(from, to);
                    case THIRTY_360 -> bondBasis(from, to);
                    case THIRTY_360_ISDA -> isda(from, to, termination);
                    case THIRTY_E_360 -> thirty(from, to, day(from), day(to));
                    case TWELFTHS -> wholeMonths(from, to);
                    case QUARTERS -> wholeQuarters(from, to);
                    case TRADING_260 -> from.datesUntil(to).filter(DayCount::isWeekday).count();
                };
        return new YearFraction(units, perYear);
    }

    /// Only the days somebody counts, such as those on which a calendar has no holiday.
    ///
    /// @throws Refused `BAD_VALUE` when this count does not go by single days
    public YearFraction counting(LocalDate from, LocalDate to, Predicate<LocalDate> counted) {
        inOrder(from, to);
        var days = from.datesUntil(to).filter(counted);
        return switch (this) {
            case ACT_365F, ACT_360, TRADING_260 -> new YearFraction(days.count(), perYear);
            case ACT_ACT ->
                    new YearFraction(
                            days.mapToLong(day -> actualOfActual(day, day.plusDays(1))).sum(),
                            perYear);
            default ->
                    throw Refused.at(
                            "dayCount",
                            Problem.Code.BAD_VALUE,
                            this
                                    + " does not count single days; use ACT_365F, ACT_360, ACT_ACT"
                                    + " or TRADING_260 with a calendar.");
        };
    }

    static boolean isWeekday(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    private static long actualOfActual(LocalDate from, LocalDate to) {
        long units = 0;
        LocalDate start = from;
        while (start.isBefore(to)) {
            LocalDate newYear = start.withDayOfYear(1).plusYears(1);
            LocalDate end = newYear.isBefore(to) ? newYear : to;
            units += (end.toEpochDay() - start.toEpochDay()) * (start.isLeapYear() ? 365 : 366);
            start = end;
        }
        return units;
    }

    private static long bondBasis(LocalDate from, LocalDate to) {
        return thirty(from, to, day(from), day(from) == 30 ? day(to) : to.getDayOfMonth());
    }

    private static long isda(LocalDate from, LocalDate to, LocalDate termination) {
        int end = endOfFebruary(to) && !to.equals(termination) ? 30 : day(to);
        return thirty(from, to, endOfFebruary(from) ? 30 : day(from), end);
    }

    private static int day(LocalDate date) {
        return Math.min(date.getDayOfMonth(), 30);
    }

    private static boolean endOfFebruary(LocalDate date) {
        return date.getMonthValue() == 2 && date.getDayOfMonth() == date.lengthOfMonth();
    }

    private static long thirty(LocalDate from, LocalDate to, int first, int last) {
        return 30 * months(from, to) + last - first;
    }

    private static long months(LocalDate from, LocalDate to) {
        return 12L * (to.getYear() - from.getYear()) + to.getMonthValue() - from.getMonthValue();
    }

    private static long wholeMonths(LocalDate from, LocalDate to) {
        long months = months(from, to);
        if (!from.plusMonths(months).equals(to)) {
            throw Refused.at(
                    "to",
                    Problem.Code.BAD_VALUE,
                    from + " to " + to + " is no number of whole months; use a count of days.");
        }
        return months;
    }

    private static long wholeQuarters(LocalDate from, LocalDate to) {
        long months = wholeMonths(from, to);
        if (months % 3 != 0) {
            throw Refused.at(
                    "to",
                    Problem.Code.BAD_VALUE,
                    from + " to " + to + " is no number of whole quarters.");
        }
        return months / 3;
    }

    private static void inOrder(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw Refused.at(
                    "to", Problem.Code.BAD_VALUE, "A stretch of days cannot end before it starts.");
        }
    }
}
