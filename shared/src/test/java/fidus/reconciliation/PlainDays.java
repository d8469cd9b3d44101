package fidus.reconciliation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/// Which days are open, asked of one day at a time. The Easter Sundays are copied from a table.
final class PlainDays {
    private static final Set<LocalDate> EASTER_2024_TO_2031 =
            Set.of(
                    LocalDate.parse("2024-03-31"),
                    LocalDate.parse("2025-04-20"),
                    LocalDate.parse("2026-04-05"),
                    LocalDate.parse("2027-03-28"),
                    LocalDate.parse("2028-04-16"),
                    LocalDate.parse("2029-04-01"),
                    LocalDate.parse("2030-04-21"),
                    LocalDate.parse("2031-04-13"));
    private static final Set<MonthDay> CLOSED =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));

    private PlainDays() {}

    static boolean isOpen(DayUnit unit, LocalDate day) {
        boolean weekend =
                day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean closed =
                CLOSED.contains(MonthDay.from(day))
                        || EASTER_2024_TO_2031.contains(day.plusDays(2))
                        || EASTER_2024_TO_2031.contains(day.minusDays(1));
        return switch (unit) {
            case CALENDAR -> true;
            case WEEKDAYS -> !weekend;
            case TARGET -> !weekend && !closed;
        };
    }
}
