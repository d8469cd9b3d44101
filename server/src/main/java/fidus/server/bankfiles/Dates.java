package fidus.server.bankfiles;

import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days as banks write them. A day that does not exist, such as 30 February, is never moved to one
/// that does.
final class Dates {
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)([TZ+-].{0,40})?");
    private static final Pattern LONG = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d).{0,40}");
    private static final Pattern SHORT = Pattern.compile("(\\d\\d)(\\d\\d)(\\d\\d)");

    private Dates() {}

    /// `2016-04-30` with or without a time; the day stays the one written, whatever the zone.
    static LocalDate iso(String text, String field) throws BadField {
        return read(ISO, text, field, "is no day such as 2016-04-30");
    }

    /// `20160430` with or without a time.
    static LocalDate packed(String text, String field) throws BadField {
        return read(LONG, text, field, "is no day such as 20160430");
    }

    /// `160430`
    static LocalDate yymmdd(String text, String field) throws BadField {
        return read(SHORT, text, field, "is no day such as 160430");
    }

    /// The day `MMDD` that lies nearest to another: booking and value date stand close together,
    /// also over the turn of the year.
    static LocalDate near(String mmdd, LocalDate other, String field) throws BadField {
        LocalDate nearest = null;
        for (int year = other.getYear() - 1; year <= other.getYear() + 1; year++) {
            LocalDate day = dayOrNull(year, mmdd); // 29 February exists in some years only
            if (day != null && (nearest == null || away(day, other) < away(nearest, other))) {
                nearest = day;
            }
        }
        if (nearest == null || away(nearest, other) > 200) {
            throw new BadField(field, mmdd, "is no day such as 0430");
        }
        return nearest;
    }

    private static @Nullable LocalDate dayOrNull(int year, String mmdd) {
        try {
            return LocalDate.of(
                    year,
                    Integer.parseInt(mmdd.substring(0, 2)),
                    Integer.parseInt(mmdd.substring(2)));
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// Years 80 to 99 are of the last century.
    static int year(int twoDigits) {
        return twoDigits >= 80 ? 1900 + twoDigits : 2000 + twoDigits;
    }

    private static long away(LocalDate day, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(day, other));
    }

    private static LocalDate read(Pattern shape, String text, String field, String otherwise)
            throws BadField {
        Matcher found = shape.matcher(text.strip());
        if (!found.matches()) {
            throw new BadField(field, text, otherwise);
        }
        int year = Integer.parseInt(found.group(1));
        try {
            return LocalDate.of(
                    found.group(1).length() == 2 ? year(year) : year,
                    Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(3)));
        } catch (DateTimeException _) {
            throw new BadField(field, text, "is a day no calendar has");
        }
    }
}
