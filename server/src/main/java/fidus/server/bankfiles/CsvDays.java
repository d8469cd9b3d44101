package fidus.server.bankfiles;

import org.jspecify.annotations.Nullable;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The ways of writing a day that are proposed. A profile may say any other.
final class CsvDays {
    /// The stricter of two before the one that reads its days as well.
    static final List<String> PATTERNS =
            List.of(
                    "dd.MM.yyyy",
                    "dd.MM.yy",
                    "dd/MM/yyyy",
                    "MM/dd/yyyy",
                    "dd/MM/yy",
                    "MM/dd/yy",
                    "yyyy-MM-dd",
                    "dd-MM-yyyy",
                    "dd-MMM-yyyy",
                    "dd MMM yyyy",
                    "yyyyMMdd",
                    "yyyy/MM/dd",
                    "d.M.yyyy",
                    "d/M/yyyy",
                    "M/d/yyyy",
                    "d/M/yy",
                    "M/d/yy",
                    "d-M-yyyy",
                    "d MMM yyyy",
                    "d-MMM-yyyy",
                    "d-MMM-yy",
                    "MMM d, yyyy");

    /// Days with a time, for files that have no others.
    static final List<String> TIMED =
            Stream.concat(
                            Stream.of(
                                    "yyyy-MM-dd'T'HH:mm:ss",
                                    "yyyy-MM-dd'T'HH:mm:ssXXX",
                                    "yyyy-MM-dd HH:mm:ss",
                                    "yyyy-MM-dd HH:mm"),
                            Stream.of("d.M.yyyy", "d/M/yyyy", "M/d/yyyy")
                                    .flatMap(day -> Stream.of(day + " H:mm", day + " H:mm:ss")))
                    .toList();

    private static final int SHORTEST = 6;
    private static final int LONGEST = 25;
    private static final int FEWEST_DIGITS = 3;

    /// Months have three letters in all patterns.
    private static final Pattern WORD = Pattern.compile("\\p{L}{4}");

    private static final Map<String, DateTimeFormatter> FORMATTERS =
            Stream.concat(PATTERNS.stream(), TIMED.stream())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Function.identity(), CsvLayout::formatter));

    private CsvDays() {}

    /// Whether a cell is written as days are, whatever it says: about as many digits, and hardly a
    /// word.
    ///
    /// @param days cells with days, of the same column
    static boolean isLike(String cell, List<String> days) {
        long most = days.stream().mapToLong(CsvDays::digits).max().orElse(0);
        return cell.length() <= LONGEST
                && digits(cell) >= FEWEST_DIGITS
                && digits(cell) <= most + 2
                && !WORD.matcher(cell).find();
    }

    private static long digits(String cell) {
        return cell.chars().filter(c -> c >= '0' && c <= '9').count();
    }

    static boolean is(String cell, String pattern) {
        return read(cell, pattern) != null;
    }

    /// Whether it is written as a day of a month in this pattern, be it one no calendar has.
    static boolean isWrittenAs(String cell, String pattern) {
        DateTimeFormatter days = FORMATTERS.get(pattern);
        return days != null && read(cell, days.withResolverStyle(ResolverStyle.SMART)) != null;
    }

    /// Null when it is no day in this pattern. Most cells are none, so that costs no exception.
    static @Nullable LocalDate read(String cell, String pattern) {
        DateTimeFormatter days = FORMATTERS.get(pattern);
        return days == null ? null : read(cell, days);
    }

    private static @Nullable LocalDate read(String cell, DateTimeFormatter days) {
        if (cell.length() < SHORTEST
                || cell.length() > LONGEST
                || !Character.isLetterOrDigit(cell.charAt(0))) {
            return null;
        }
        var end = new ParsePosition(0);
        if (days.parseUnresolved(cell, end) == null || end.getIndex() < cell.length()) {
            return null;
        }
        try {
            LocalDate day = days.parse(cell, LocalDate::from);
            return day.getYear() > 1900 ? day : null;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
