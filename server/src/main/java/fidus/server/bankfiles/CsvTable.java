package fidus.server.bankfiles;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import fidus.bank.CsvProfile.Decimal;
import fidus.money.Currency;
import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The records of an unknown CSV file, and which of them look like movements: those with a day in
/// the column that has most of them.
final class CsvTable {
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
                    "yyyy/MM/dd");
    private static final Map<String, DateTimeFormatter> FORMATTERS =
            PATTERNS.stream()
                    .collect(Collectors.toUnmodifiableMap(one -> one, CsvLayout::formatter));
    private static final int MOST = 5_000;
    private static final Pattern ID = Pattern.compile("[+-]?\\d{7,}");

    private final char delimiter;
    private final List<List<String>> records;
    private final Set<String> patterns = new TreeSet<>();
    private int dayColumn = -1;
    private String pattern = "";
    private List<List<String>> movements = List.of();

    private CsvTable(char delimiter, List<List<String>> records) {
        this.delimiter = delimiter;
        this.records = records;
    }

    /// The file cut in the way that gives the most even table, or null when none does.
    static @Nullable CsvTable of(String text) {
        CsvTable best = null;
        long most = 0;
        for (char delimiter : new char[] {';', ',', '\t', '|'}) {
            List<List<String>> records = records(text, delimiter);
            long score = evenness(records);
            if (score > most) {
                most = score;
                best = new CsvTable(delimiter, records);
            }
        }
        if (best == null) {
            return null;
        }
        best.findDays();
        return best.dayColumn < 0 ? null : best;
    }

    char delimiter() {
        return delimiter;
    }

    List<List<String>> records() {
        return records;
    }

    List<List<String>> movements() {
        return movements;
    }

    /// The column of the day, counted from 0.
    int dayColumn() {
        return dayColumn;
    }

    /// The first pattern in which most of the days read, and all that do as well.
    String pattern() {
        return pattern;
    }

    Set<String> patterns() {
        return patterns;
    }

    int width() {
        return movements.stream().mapToInt(List::size).max().orElse(0);
    }

    boolean isMovement(List<String> one) {
        return isDay(at(one, dayColumn), pattern);
    }

    /// Whether the cells of the movements in a column all are such, and some are there.
    boolean all(int column, Predicate<String> such) {
        List<String> cells = cells(column);
        return !cells.isEmpty() && cells.stream().allMatch(such);
    }

    /// The first such column, -1 when there is none.
    int find(IntPredicate such) {
        for (int column = 0; column < width(); column++) {
            if (such.test(column)) {
                return column;
            }
        }
        return -1;
    }

    /// What stands in a column of the movements, without empty cells.
    List<String> cells(int column) {
        return movements.stream()
                .map(one -> at(one, column))
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    static boolean isAmount(String cell, Decimal decimal) {
        if (ID.matcher(cell).matches()) {
            return false;
        }
        try {
            CsvAmount.read(cell, decimal, Currency.UNSTATED, "cell");
            return true;
        } catch (BadField _) {
            return false;
        }
    }

    static String at(List<String> fields, int column) {
        return column < 0 || column >= fields.size() ? "" : Texts.tidy(fields.get(column));
    }

    static boolean isDay(String cell, String pattern) {
        DateTimeFormatter days = FORMATTERS.get(pattern);
        if (days == null
                || cell.length() < 6
                || cell.length() > 12
                || !Character.isDigit(cell.charAt(0))) {
            return false;
        }
        try {
            return days.parse(cell, LocalDate::from).getYear() > 1900;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private void findDays() {
        int most = 0;
        int columns = records.stream().mapToInt(List::size).max().orElse(0);
        for (int column = 0; column < columns; column++) {
            for (String one : PATTERNS) {
                int count = 0;
                for (List<String> fields : records) {
                    count += isDay(at(fields, column), one) ? 1 : 0;
                }
                if (count > most) {
                    most = count;
                    dayColumn = column;
                    pattern = one;
                }
            }
        }
        movements = records.stream().filter(this::isMovement).toList();
        for (String one : PATTERNS) {
            if (dayColumn >= 0 && all(dayColumn, cell -> isDay(cell, one))) {
                patterns.add(one);
            }
        }
    }

    private static List<List<String>> records(String text, char delimiter) {
        List<List<String>> records = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvLayout.reader(delimiter, new StringReader(text))) {
            for (CsvRecord each : csv) {
                if (records.size() < MOST) {
                    records.add(List.copyOf(each.getFields()));
                }
            }
        } catch (CsvParseException | UncheckedIOException _) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    private static long evenness(List<List<String>> records) {
        Map<Integer, Integer> widths = new HashMap<>();
        for (List<String> one : records) {
            widths.merge(one.size(), 1, Integer::sum);
        }
        long most = 0;
        for (var width : widths.entrySet()) {
            if (width.getKey() > 1) {
                most = Math.max(most, (long) width.getKey() * width.getValue());
            }
        }
        return most;
    }
}
