package fidus.desktop.controls;

import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days are written the same in every country, such as 2026-11-21; what is no day leaves the field
/// empty, and why is told.
public final class DayText extends StringConverter<LocalDate> {
    private static final Pattern WHOLE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern SHORT_YEAR =
            Pattern.compile("\\d{1,2}[./-]\\d{1,2}[./-]\\d{2}|\\d{2}-\\d{1,2}-\\d{1,2}");
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final DateTimeFormatter STRICT =
            DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    private final Consumer<String> told;
    private final boolean near;

    /// @param near whether it chooses what is listed or compared: nothing is of another century
    /// @param told why what is typed is no day, or none that can be meant
    DayText(boolean near, Consumer<String> told) {
        this.near = near;
        this.told = told;
    }

    /// Why it is no day; absent for a day and for nothing.
    public static @Nullable String fault(String typed) {
        String text = typed.strip();
        if (text.isEmpty() || day(text) != null) {
            return null;
        }
        Matcher dotted = DOTTED.matcher(text);
        if (WHOLE.matcher(text).matches()) {
            return "There is no " + text + ".";
        }
        if (SHORT_YEAR.matcher(text).matches()) {
            return "“" + text + "” has a short year. Write it whole, such as 2026-11-21.";
        }
        if (dotted.matches()) {
            String turned =
                    "%s-%02d-%02d"
                            .formatted(
                                    dotted.group(3),
                                    Integer.parseInt(dotted.group(2)),
                                    Integer.parseInt(dotted.group(1)));
            return day(turned) == null
                    ? "There is no " + text + ". Days are written as 2026-11-21."
                    : "Write " + text + " as " + turned + ".";
        }
        return "“" + text + "” is no day. Write it as 2026-11-21.";
    }

    /// Why it cannot be meant by what is listed or compared; absent when it can.
    public static @Nullable String far(LocalDate day) {
        return day.isBefore(EARLIEST) || day.isAfter(LATEST)
                ? "%s is no day of the books: they lie between %s and %s."
                        .formatted(day, EARLIEST, LATEST)
                : null;
    }

    @Override
    public String toString(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    @Override
    public @Nullable LocalDate fromString(@Nullable String text) {
        String typed = text == null ? "" : text.strip();
        LocalDate day = day(typed);
        String why = day == null ? fault(typed) : near ? far(day) : null;
        if (why != null) {
            told.accept(why);
        }
        return why == null ? day : null;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text, STRICT);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
