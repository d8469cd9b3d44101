package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.desk.BankAccountSetting;
import fidus.bank.desk.Expected;
import fidus.bank.desk.FormerExpectation;
import fidus.bank.desk.TakenStatement;
import fidus.money.Currency;
import fidus.reconciliation.DayUnit;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// S4: days that a statement was due for and that none speaks of, one business day later. Business
/// days of an account in euro are those of TARGET; of any other, Monday to Friday without 25
/// December and 1 January. What was expected at the time counts, whatever is expected since.
final class Missing {
    private final Currency currency;
    private final List<TakenStatement> statements;
    private final LocalDate today;

    private Missing(Currency currency, List<TakenStatement> statements, LocalDate today) {
        this.currency = currency;
        this.statements = statements;
        this.today = today;
    }

    /// Oldest first.
    static List<LocalDate> of(
            BankAccountSetting setting,
            Currency currency,
            List<TakenStatement> statements,
            LocalDate today) {
        var missing = new Missing(currency, statements, today);
        List<LocalDate> days = new ArrayList<>();
        for (FormerExpectation former : setting.before()) {
            days.addAll(missing.of(former));
        }
        days.addAll(
                missing.of(
                        new FormerExpectation(
                                setting.expected(), setting.since(), today.plusDays(1))));
        return days.stream().distinct().sorted().toList();
    }

    private List<LocalDate> of(FormerExpectation expectation) {
        List<LocalDate> missing = new ArrayList<>();
        LocalDate day = expectation.since();
        while (day.isBefore(expectation.until()) && !today.isBefore(businessDayAfter(day))) {
            LocalDate due = day;
            LocalDate open = openBy(due);
            if (isDue(expectation.expected(), due)
                    && statements.stream()
                            .noneMatch(one -> speaksOf(one, due) || speaksOf(one, open))) {
                missing.add(due);
            }
            day = day.plusDays(1);
        }
        return missing;
    }

    /// Rows that are valued before or after its balances, or are not booked yet, widen the days of
    /// a statement but make it none of those days.
    private static boolean speaksOf(TakenStatement one, LocalDate day) {
        LocalDate opened = on(one.opening());
        LocalDate closed = on(one.closing());
        boolean early = opened != null && one.from().isBefore(opened) && !day.isAfter(opened);
        boolean begun = opened != null && closed != null && early && !opened.equals(closed);
        LocalDate from = opened == null || !one.from().isBefore(opened) ? one.from() : opened;
        return !begun && !from.isAfter(day) && !one.tellsTo().isBefore(day);
    }

    private static @Nullable LocalDate on(@Nullable BankBalance balance) {
        return balance == null ? null : balance.on();
    }

    private boolean isDue(Expected expected, LocalDate day) {
        return switch (expected) {
            case NONE -> false;
            case DAILY -> isBusinessDay(day);
            case WEEKLY -> day.getDayOfWeek() == DayOfWeek.FRIDAY;
            case MONTHLY -> day.getDayOfMonth() == day.lengthOfMonth();
        };
    }

    /// The last business day at or before a day: a week or month that ends while the bank is shut
    /// is told whole by a statement that speaks of it.
    private LocalDate openBy(LocalDate day) {
        LocalDate open = day;
        while (!isBusinessDay(open)) {
            open = open.minusDays(1);
        }
        return open;
    }

    LocalDate businessDayAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isBusinessDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private boolean isBusinessDay(LocalDate day) {
        return isBusinessDay(currency, day);
    }

    static boolean isBusinessDay(Currency currency, LocalDate day) {
        boolean newYear = day.getMonthValue() == 1 && day.getDayOfMonth() == 1;
        boolean christmas = day.getMonthValue() == 12 && day.getDayOfMonth() == 25;
        return currency.equals(Currency.EUR)
                ? DayUnit.TARGET.isOpen(day)
                : DayUnit.WEEKDAYS.isOpen(day) && !newYear && !christmas;
    }
}
