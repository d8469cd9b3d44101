package fidus.reconciliation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Numbers the days on which TARGET is open: not Saturday and Sunday, 1 January, Good Friday,
/// Easter Monday, 1 May, 25 and 26 December (European Central Bank, "long-term calendar for TARGET
/// closing days", in force since 2002). Before 2002 and after 2199 only weekends are closed.
final class TargetDays {
    private static final int FIRST_YEAR = 2002;
    private static final int LAST_YEAR = 2199;
    private static final int FIRST = day(LocalDate.of(FIRST_YEAR, 1, 1));
    private static final int[] NUMBERS = numbers();

    private TargetDays() {}

    static int number(int day) {
        if (day < FIRST) {
            return DayUnit.weekday(day);
        }
        int last = NUMBERS.length - 1;
        return day - FIRST <= last
                ? NUMBERS[day - FIRST]
                : NUMBERS[last] + DayUnit.weekday(day) - DayUnit.weekday(FIRST + last);
    }

    private static int[] numbers() {
        Set<Integer> closed = new TreeSet<>();
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            closed(year).forEach(it -> closed.add(day(it)));
        }
        int[] numbers = new int[day(LocalDate.of(LAST_YEAR, 12, 31)) - FIRST + 1];
        int less = 0;
        for (int at = 0; at < numbers.length; at++) {
            int day = FIRST + at;
            boolean isWeekday = DayUnit.weekday(day) > DayUnit.weekday(day - 1);
            less += isWeekday && closed.contains(day) ? 1 : 0;
            numbers[at] = DayUnit.weekday(day) - less;
        }
        return numbers;
    }

    private static List<LocalDate> closed(int year) {
        LocalDate easter = easter(year);
        return List.of(
                LocalDate.of(year, 1, 1),
                easter.minusDays(2),
                easter.plusDays(1),
                LocalDate.of(year, 5, 1),
                LocalDate.of(year, 12, 25),
                LocalDate.of(year, 12, 26));
    }

    /// Easter Sunday of the Gregorian calendar (Meeus, "Astronomical Algorithms", chapter 8).
    static LocalDate easter(int year) {
        int a = year % 19;
        int century = year / 100;
        int rest = year % 100;
        int lift = (century - (century + 8) / 25 + 1) / 3;
        int moon = (19 * a + century - century / 4 - lift + 15) % 30;
        int week = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
        int late = (a + 11 * moon + 22 * week) / 451;
        int sum = moon + week - 7 * late + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }

    private static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
