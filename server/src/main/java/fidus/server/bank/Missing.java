package fidus.server.bank;

import fidus.bank.desk.BankAccountSetting;
import fidus.bank.desk.TakenStatement;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// S4: days that a statement was due for and that none speaks of, one business day later. Business
/// days are Monday to Friday.
final class Missing {
    private Missing() {}

    /// Oldest first.
    static List<LocalDate> of(
            BankAccountSetting setting, List<TakenStatement> statements, LocalDate today) {
        List<LocalDate> missing = new ArrayList<>();
        LocalDate day = setting.since();
        while (!today.isBefore(businessDayAfter(day))) {
            LocalDate due = day;
            boolean in =
                    statements.stream()
                            .anyMatch(one -> !one.from().isAfter(due) && !one.to().isBefore(due));
            if (isDue(setting, due) && !in) {
                missing.add(due);
            }
            day = day.plusDays(1);
        }
        return List.copyOf(missing);
    }

    private static boolean isDue(BankAccountSetting setting, LocalDate day) {
        return switch (setting.expected()) {
            case NONE -> false;
            case DAILY -> isBusinessDay(day);
            case WEEKLY -> day.getDayOfWeek() == DayOfWeek.FRIDAY;
            case MONTHLY -> day.getDayOfMonth() == day.lengthOfMonth();
        };
    }

    static LocalDate businessDayAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isBusinessDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
