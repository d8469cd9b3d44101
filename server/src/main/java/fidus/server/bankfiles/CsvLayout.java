package fidus.server.bankfiles;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldModifier;

import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;
import fidus.bank.CsvProfile.SignRule;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.io.Reader;
import java.nio.charset.Charset;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A profile made ready for reading, after it was looked over.
final class CsvLayout {
    static final int MOST_FIELDS = 200;
    static final int LONGEST = 1 << 18;
    private static final Pattern CELL = Pattern.compile("R(-?[1-9]\\d{0,6})C([1-9]\\d{0,2})");

    /// The years of a pattern, and what stands in it as it is.
    private static final Pattern PARTS = Pattern.compile("([yu]+)|'[^']*'");

    private static final int FIRST_SHORT_YEAR = 1980;
    private static final Pattern DAY = Pattern.compile("\\d[\\w./-]{4,12}\\d");

    private static final FieldModifier AS_IT_IS = FieldModifier.modify(cell -> cell);

    private final CsvProfile profile;
    private final Charset charset;
    private final DateTimeFormatter days;
    private final DateTimeFormatter longDays;
    private final Set<String> creditMarks;

    /// A place in the file; rows below zero count from the last record.
    record Cell(int row, int column) {}

    /// @throws Refused `BAD_VALUE` at `profile` when it could not read any file
    CsvLayout(CsvProfile profile) {
        this.profile = profile;
        try {
            this.charset = Charset.forName(profile.charset());
            this.days = formatter(profile.datePattern());
            this.longDays = formatter(profile.datePattern().replaceAll("y+", "yyyy"));
        } catch (IllegalArgumentException _) {
            throw bad("it names no character set or date pattern Fidus knows");
        }
        this.creditMarks = CsvMarks.named(profile.columns().creditMarks());
        check();
    }

    private void check() {
        Columns columns = profile.columns();
        if (profile.delimiter().length() != 1
                || "\"\r\n".contains(profile.delimiter())
                || profile.skipFirst() < 0
                || profile.skipLast() < 0
                || profile.skipLast() > 1_000) {
            throw bad("its delimiter is not one character, or it skips less than no rows");
        }
        if (columns.numbers().anyMatch(column -> column < 0 || column > MOST_FIELDS)) {
            throw bad("columns are counted from 1 to " + MOST_FIELDS);
        }
        if (columns.amount() == 0
                || (columns.bookingDate() == 0 && columns.valueDate() == 0)
                || (profile.sign() == SignRule.MARKED && columns.mark() == 0)
                || (profile.sign() == SignRule.DEBIT_CREDIT && columns.credit() == 0)) {
            throw bad("it needs a date, an amount and the column its sign rule speaks of");
        }
        cell(profile.openingCell());
        cell(profile.closingCell());
    }

    CsvProfile profile() {
        return profile;
    }

    Charset charset() {
        return charset;
    }

    boolean isCredit(String mark) {
        return creditMarks.contains(mark.strip());
    }

    /// A cell without a mark is money out where the profile names marks of money in.
    boolean isDebit(String mark) {
        return mark.isBlank() ? !creditMarks.isEmpty() : CsvMarks.isDebit(mark);
    }

    CsvReader<CsvRecord> reader(Reader text) {
        return reader(text, AS_IT_IS);
    }

    /// @param cells is told of each cell before its record is read
    CsvReader<CsvRecord> reader(Reader text, FieldModifier cells) {
        return reader(profile.delimiter().charAt(0), text, false, cells);
    }

    /// @param stray whether what stands behind a closing quote is taken as part of its text
    static CsvReader<CsvRecord> reader(char delimiter, Reader text, boolean stray) {
        return reader(delimiter, text, stray, AS_IT_IS);
    }

    private static CsvReader<CsvRecord> reader(
            char delimiter, Reader text, boolean stray, FieldModifier cells) {
        return CsvReader.builder()
                .allowExtraCharsAfterClosingQuote(stray)
                .fieldSeparator(delimiter)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(LONGEST)
                .build(
                        CsvRecordHandler.of(
                                handler ->
                                        handler.fieldModifier(cells)
                                                .maxFields(LONGEST + 1)
                                                .maxFieldSize(LONGEST)
                                                .maxRecordSize(LONGEST)),
                        text);
    }

    LocalDate day(String text, String field) throws BadField {
        try {
            return days.parse(text.strip(), LocalDate::from);
        } catch (DateTimeException _) {
            throw new BadField(field, text, "is no day such as " + profile.datePattern());
        }
    }

    /// Whether what is no day is written as one of a month, such as 30 February.
    boolean isNoDay(String text) {
        return dayOrNull(days.withResolverStyle(ResolverStyle.SMART), text.strip()) != null;
    }

    /// Whether it is written as a day, be it one that no calendar has.
    boolean hasShape(String text) {
        String stripped = text.strip();
        var end = new ParsePosition(0);
        return days.parseUnresolved(stripped, end) != null && end.getIndex() == stripped.length();
    }

    /// The first day that stands in any of these cells, with its year in two digits or in four.
    @Nullable LocalDate dayIn(List<String> cells) {
        for (String cell : cells) {
            Matcher found = DAY.matcher(cell);
            while (found.find()) {
                LocalDate day = dayOrNull(days, found.group());
                day = day == null ? dayOrNull(longDays, found.group()) : day;
                if (day != null) {
                    return day;
                }
            }
        }
        return null;
    }

    private static @Nullable LocalDate dayOrNull(DateTimeFormatter format, String text) {
        try {
            return format.parse(text, LocalDate::from);
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// The place such as `R2C2`, or `R-1C5` in the last record; null for an empty text.
    @Nullable Cell cell(String text) {
        if (text.isBlank()) {
            return null;
        }
        Matcher found = CELL.matcher(text.strip());
        if (!found.matches()) {
            throw bad("a cell is named R2C2, or R-1C2 in the last record");
        }
        int row = Integer.parseInt(found.group(1));
        if (row < -1_000) {
            throw bad("a cell lies at most 1000 records before the end");
        }
        return new Cell(row, Integer.parseInt(found.group(2)));
    }

    static Refused bad(String why) {
        return Refused.at(
                "profile",
                Problem.Code.BAD_VALUE,
                "The CSV profile cannot be used: " + why + ". Correct it and read again.");
    }

    /// A year of two digits is of the century that {@link Dates#year} says, as in other formats.
    static DateTimeFormatter formatter(String pattern) {
        if (pattern.length() > 40) {
            throw new IllegalArgumentException("too long");
        }
        var builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        Matcher part = PARTS.matcher(pattern);
        int done = 0;
        while (part.find()) {
            builder.appendPattern(pattern.substring(done, part.start()));
            done = part.end();
            String year = part.group(1);
            if (year == null) {
                builder.appendPattern(part.group());
            } else if (year.length() == 2) {
                builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_SHORT_YEAR);
            } else {
                builder.appendPattern(year.replace('y', 'u'));
            }
        }
        return builder.appendPattern(pattern.substring(done))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
