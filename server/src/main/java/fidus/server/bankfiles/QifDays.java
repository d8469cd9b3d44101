package fidus.server.bankfiles;

import fidus.bank.DayOrder;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The dates of one QIF file. All have the same order; one with a 13 or more decides it for all.
final class QifDays {
    private static final Pattern SHAPE =
            Pattern.compile(
                    "\\s*(\\d{1,2})[/.-]\\s*(\\d{1,2})(?:[/.-]|['’])\\s*(\\d{4}|\\d{1,2})\\s*");
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private String dayFirst = "";
    private String monthFirst = "";
    private String either = "";
    private DayOrder order = DayOrder.DAY_FIRST;

    void seen(String text) {
        Matcher found = SHAPE.matcher(text);
        if (!found.matches()) {
            return;
        }
        int first = Integer.parseInt(found.group(1));
        int second = Integer.parseInt(found.group(2));
        if (first > 12 && second <= 12) {
            dayFirst = dayFirst.isEmpty() ? text : dayFirst;
        } else if (second > 12 && first <= 12) {
            monthFirst = monthFirst.isEmpty() ? text : monthFirst;
        } else if (first != second && first <= 12) {
            either = either.isEmpty() ? text : either;
        }
    }

    /// @throws Refused `BAD_VALUE` at `dayOrder` when the dates do not decide and nobody did, or
    ///   contradict each other or what was said
    void decide(@Nullable DayOrder said) {
        if (!dayFirst.isEmpty() && !monthFirst.isEmpty()) {
            throw refused(
                    "The dates contradict each other: '%s' has its day first, '%s' its month."
                            .formatted(Texts.shown(dayFirst), Texts.shown(monthFirst)));
        }
        DayOrder shown =
                !dayFirst.isEmpty()
                        ? DayOrder.DAY_FIRST
                        : !monthFirst.isEmpty() ? DayOrder.MONTH_FIRST : null;
        if (shown != null && said != null && shown != said) {
            throw refused(
                    "The date '%s' cannot be read as was said (%s)."
                            .formatted(Texts.shown(dayFirst + monthFirst), said));
        }
        if (shown == null && said == null && !either.isEmpty()) {
            throw refused(
                    "The dates can be read in two ways: '%s' is %s with the day first and %s with the month first. Say which."
                            .formatted(
                                    Texts.shown(either),
                                    read(either, DayOrder.DAY_FIRST),
                                    read(either, DayOrder.MONTH_FIRST)));
        }
        order = shown != null ? shown : said != null ? said : order;
    }

    LocalDate day(String text) throws BadField {
        if (ISO.matcher(text).matches()) {
            return Dates.iso(text, "date");
        }
        LocalDate day = read(text, order);
        if (day == null) {
            boolean written = SHAPE.matcher(text).matches();
            throw new BadField(
                    "date",
                    text,
                    written ? "is a day no calendar has" : "is no day such as 12/31/18");
        }
        return day;
    }

    private static @Nullable LocalDate read(String text, DayOrder order) {
        Matcher found = SHAPE.matcher(text);
        if (!found.matches()) {
            return null;
        }
        int first = Integer.parseInt(found.group(1));
        int second = Integer.parseInt(found.group(2));
        int year = Integer.parseInt(found.group(3));
        boolean dayFirst = order == DayOrder.DAY_FIRST;
        try {
            return LocalDate.of(
                    found.group(3).length() == 4 ? year : Dates.year(year),
                    dayFirst ? second : first,
                    dayFirst ? first : second);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static Refused refused(String message) {
        return Refused.at("dayOrder", Problem.Code.BAD_VALUE, message);
    }
}
