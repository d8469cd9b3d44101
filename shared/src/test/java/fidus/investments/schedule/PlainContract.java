package fidus.investments.schedule;

import fidus.funds.DateConvention;
import fidus.funds.FundTerms;

import java.math.BigInteger;
import java.time.LocalDate;

/// A contract reckoned the plain way: whole numbers of minor units, a calendar of twelve month
/// lengths, and one day after the other. Shares no arithmetic with the product.
final class PlainContract {
    private static final int[] LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private final PayoutSchedule schedule;
    private LocalDate today;
    private LocalDate anchor;
    private int months;
    private int leftDays;

    PlainContract(PayoutSchedule schedule) {
        this.schedule = schedule;
        this.today = schedule.dates().startDate();
        this.anchor = earned(schedule.terms(), today, 1);
        this.months = incubating() ? -1 : 0;
    }

    /// Interest of so many months in minor units, half up.
    static BigInteger interest(PayoutSchedule schedule, int months) {
        return thirtieths(schedule, BigInteger.valueOf(30L * months));
    }

    static LocalDate earned(FundTerms terms, LocalDate start, int months) {
        int elapsed = terms.incubationMonths() + months;
        return terms.dateConvention() == DateConvention.CALENDAR_MONTHS
                ? monthsLater(start, elapsed)
                : walk(start, 30 * elapsed);
    }

    static LocalDate walk(LocalDate from, int days) {
        LocalDate day = from;
        for (int i = 0; i < days; i++) {
            day = dayAfter(day);
        }
        return day;
    }

    /// To be asked for one day after the other, from the start date on.
    BigInteger accruedOn(LocalDate day) {
        while (today.isBefore(day)) {
            step();
        }
        BigInteger due = BigInteger.ZERO;
        boolean over = false;
        int payouts = 0;
        for (PayoutRow row : schedule.interestRows()) {
            payouts++;
            if (!row.dueOn().isAfter(day)) {
                due = due.add(row.payoutAmount().amount().unscaledValue());
                over = payouts == schedule.interestRows().size();
            }
        }
        return over ? due : due.max(thirtieths(schedule, BigInteger.valueOf(earnedThirtieths())));
    }

    private void step() {
        today = dayAfter(today);
        if (months < 0) {
            months = incubating() ? -1 : 0;
            return;
        }
        leftDays++;
        if (today.equals(anchor)) {
            months++;
            leftDays = 0;
            anchor = earned(schedule.terms(), schedule.dates().startDate(), months + 1);
        }
    }

    private boolean incubating() {
        return today.isBefore(earned(schedule.terms(), schedule.dates().startDate(), 0));
    }

    private long earnedThirtieths() {
        long earned = months < 0 ? 0 : 30L * months + (leftDays > 30 ? 30 : leftDays);
        long most = 30L * schedule.terms().earningMonths();
        return earned > most ? most : earned;
    }

    private static BigInteger thirtieths(PayoutSchedule schedule, BigInteger thirtieths) {
        var rate = schedule.terms().monthlyRate();
        BigInteger over = BigInteger.TEN.pow(rate.scale()).multiply(BigInteger.valueOf(30));
        BigInteger exact =
                schedule.principal()
                        .amount()
                        .unscaledValue()
                        .multiply(rate.unscaledValue())
                        .multiply(thirtieths);
        return exact.add(exact).add(over).divide(over.add(over));
    }

    private static LocalDate dayAfter(LocalDate day) {
        if (day.getDayOfMonth() < length(day.getYear(), day.getMonthValue())) {
            return LocalDate.of(day.getYear(), day.getMonthValue(), day.getDayOfMonth() + 1);
        }
        return day.getMonthValue() == 12
                ? LocalDate.of(day.getYear() + 1, 1, 1)
                : LocalDate.of(day.getYear(), day.getMonthValue() + 1, 1);
    }

    private static LocalDate monthsLater(LocalDate day, int months) {
        int year = day.getYear();
        int month = day.getMonthValue();
        for (int i = 0; i < months; i++) {
            month++;
            if (month > 12) {
                month = 1;
                year++;
            }
        }
        int last = length(year, month);
        return LocalDate.of(year, month, day.getDayOfMonth() > last ? last : day.getDayOfMonth());
    }

    private static int length(int year, int month) {
        boolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        return month == 2 && leap ? 29 : LENGTHS[month - 1];
    }
}
