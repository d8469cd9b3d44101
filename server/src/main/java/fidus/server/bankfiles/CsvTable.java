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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The records of an unknown CSV file, and which of them look like movements: those with a day in
/// the column that has most of them; where none has any, those as wide as most with a digit.
final class CsvTable {
    private static final int MOST = 5_000;
    private static final Pattern ID = Pattern.compile("[+-]?\\d{7,}");

    private final char delimiter;
    private final List<List<String>> records;
    private final int wide;
    private final Set<String> patterns = new TreeSet<>();
    private int dayColumn = -1;
    private String pattern = CsvDays.PATTERNS.getFirst();
    private List<List<String>> movements = List.of();

    private CsvTable(char delimiter, List<List<String>> records) {
        this.delimiter = delimiter;
        this.records = records;
        this.wide = wide(records);
    }

    /// The file cut in the way that gives the most even table, or null when none does.
    static @Nullable CsvTable of(String text) {
        CsvTable best = null;
        long most = 0;
        for (char delimiter : new char[] {';', ',', '\t', '|'}) {
            var table = new CsvTable(delimiter, records(text, delimiter));
            long score = table.evenness();
            if (score > most) {
                most = score;
                best = table;
            }
        }
        if (best == null) {
            return null;
        }
        best.findDays();
        return best.hasDays() || best.holdsAmount() || (Look.isTable(text) && best.width() > 0)
                ? best
                : null;
    }

    /// Whether a movement has an amount with a fraction, as a single line may be a table too.
    private boolean holdsAmount() {
        return movements.stream()
                .flatMap(List::stream)
                .map(Texts::tidy)
                .filter(cell -> cell.indexOf('.') >= 0 || cell.indexOf(',') >= 0)
                .anyMatch(cell -> isAmount(cell, Decimal.POINT) || isAmount(cell, Decimal.COMMA));
    }

    /// Whether a column reads as days.
    boolean hasDays() {
        return dayColumn >= 0;
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

    /// The column of the day, counted from 0; -1 where none reads as days.
    int dayColumn() {
        return dayColumn;
    }

    /// The first pattern in which most of the days read; any where none does.
    String pattern() {
        return pattern;
    }

    /// Those in which all read, of which each makes other days of them.
    Set<String> patterns() {
        return patterns;
    }

    int width() {
        return movements.stream().mapToInt(List::size).max().orElse(0);
    }

    boolean isMovement(List<String> one) {
        return hasDays()
                ? CsvDays.is(at(one, dayColumn), pattern)
                : one.size() == wide && one.stream().anyMatch(CsvTable::hasDigit);
    }

    /// A movement, or one of a day that no calendar has.
    boolean isRow(List<String> one) {
        return isMovement(one) || (hasDays() && CsvDays.isWrittenAs(at(one, dayColumn), pattern));
    }

    private static boolean hasDigit(String cell) {
        return cell.chars().anyMatch(c -> c >= '0' && c <= '9');
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

    /// By the records as wide as most: a balance below the movements may have a day in another
    /// column. Where those show none, by all.
    private void findDays() {
        findDays(records.stream().filter(one -> one.size() == wide).toList());
        if (!hasDays()) {
            findDays(records);
        }
        movements = records.stream().filter(this::isMovement).toList();
        if (hasDays()) {
            findPatterns();
        }
    }

    private void findDays(List<List<String>> among) {
        int most = 0;
        int columns = among.stream().mapToInt(List::size).max().orElse(0);
        for (List<String> some : List.of(CsvDays.PATTERNS, CsvDays.TIMED)) {
            for (int column = 0; column < columns; column++) {
                List<String> cells = digits(among, column);
                for (String one : some) {
                    int count = (int) cells.stream().filter(cell -> CsvDays.is(cell, one)).count();
                    if (count > most) {
                        most = count;
                        dayColumn = column;
                        pattern = one;
                    }
                }
            }
        }
    }

    /// The cells of a column that hold a digit, as each day does.
    private static List<String> digits(List<List<String>> among, int column) {
        return among.stream().map(one -> at(one, column)).filter(CsvTable::hasDigit).toList();
    }

    private void findPatterns() {
        Set<List<LocalDate>> read = new HashSet<>();
        for (List<String> some : List.of(CsvDays.PATTERNS, CsvDays.TIMED)) {
            for (String one : some) {
                if (all(dayColumn, cell -> CsvDays.is(cell, one)) && read.add(days(one))) {
                    patterns.add(one);
                }
            }
        }
    }

    private List<LocalDate> days(String pattern) {
        return cells(dayColumn).stream()
                .map(cell -> CsvDays.read(cell, pattern))
                .filter(Objects::nonNull)
                .toList();
    }

    /// With a quote that stands where none may, the text as it reads without: the proposal is what
    /// shows such a file, and reading by it says the line.
    private static List<List<String>> records(String text, char delimiter) {
        List<List<String>> strict = records(text, delimiter, false);
        return strict.isEmpty() ? records(text, delimiter, true) : strict;
    }

    private static List<List<String>> records(String text, char delimiter, boolean stray) {
        List<List<String>> records = new ArrayList<>();
        try (CsvReader<CsvRecord> csv =
                CsvLayout.reader(delimiter, new StringReader(text), stray)) {
            for (CsvRecord each : csv) {
                if (each.getFieldCount() > CsvLayout.MOST_FIELDS) {
                    return List.of();
                }
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

    private long evenness() {
        return (long) wide * records.stream().filter(one -> one.size() == wide).count();
    }

    /// The width of the records that fill most cells together, 0 when none has two.
    private static int wide(List<List<String>> records) {
        Map<Integer, Integer> cells = new TreeMap<>();
        for (List<String> one : records) {
            cells.merge(one.size(), one.size(), Integer::sum);
        }
        cells.remove(1);
        return cells.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }
}
