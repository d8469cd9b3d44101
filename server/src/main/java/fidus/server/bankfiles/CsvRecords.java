package fidus.server.bankfiles;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import fidus.bank.CsvProfile.Columns;
import fidus.contract.ClosedQuotes;
import fidus.contract.Problem;
import fidus.contract.Refused;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The records of a CSV file as its profile cuts them. Banks that do not quote print texts that
/// begin with a quote, and what follows up to the next one would be part of that text: a file in
/// which rows could be lost so is refused, with the line.
final class CsvRecords {
    private static final Pattern BREAK = Pattern.compile("\\R");
    private static final Pattern LINE = Pattern.compile("line (\\d{1,18})");

    private final CsvLayout layout;
    private final Columns columns;
    private final Pattern delimiter;
    private final CsvQuoted quoted = new CsvQuoted();
    private int read;
    private int wide;

    CsvRecords(CsvLayout layout) {
        this.layout = layout;
        this.columns = layout.profile().columns();
        this.delimiter = Pattern.compile(Pattern.quote(layout.profile().delimiter()));
    }

    /// @throws Refused `CUT_FILE` when a quote does not end or swallows a row, `UNREADABLE` when
    ///   the file is not in its character set, `BAD_VALUE` at `profile` when the profile cuts it
    ///   into too many columns
    void read(Reader text, Consumer<List<String>> taker) throws IOException {
        long open;
        try (CsvReader<CsvRecord> csv = layout.reader(ClosedQuotes.guarded(text), quoted)) {
            open =
                    new ClosedQuotes<>(this::fields, CsvRecord::getStartingLineNumber)
                            .each(
                                    csv,
                                    record -> {
                                        check(record);
                                        taker.accept(record.getFields());
                                    });
        } catch (CsvParseException | UncheckedIOException broken) {
            throw Decoding.failed(broken) ? Decoding.refused() : refused(broken);
        }
        if (open > 0) {
            throw stray(
                    "a text that begins with a quote in the record that begins in line %d, in column %d, never ends"
                            .formatted(open, wide));
        }
        quoted.settle();
    }

    /// Of the last record, whose last column is the one that is open where a quote never ends.
    private List<String> fields(CsvRecord record) {
        wide = record.getFieldCount();
        return record.getFields();
    }

    private void check(CsvRecord record) {
        read++;
        BitSet cells = quoted.of(record);
        long line = record.getStartingLineNumber();
        List<String> fields = record.getFields();
        if (fields.size() > CsvLayout.MOST_FIELDS) {
            throw CsvLayout.bad(
                    "its delimiter '%s' cuts line %d into %d columns, and at most %d are read"
                            .formatted(
                                    layout.profile().delimiter(),
                                    line,
                                    fields.size(),
                                    CsvLayout.MOST_FIELDS));
        }
        boolean whole = true;
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            if (field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0) {
                String[] lines = BREAK.split(field, -1);
                int row = row(fields, i, lines, cells);
                if (row >= 0) {
                    whole = false;
                    boolean opened = CsvQuoted.opens(delimiter, lines, i);
                    quoted.doubt(i, opened, swallows(i, line, lines, row));
                }
                line += lines.length - 1;
            }
        }
        boolean before = read <= layout.profile().skipFirst();
        if (whole && (before || isRow(fields, _ -> true, false))) {
            quoted.shows(record, cells, before);
        }
    }

    /// @param line of the file, where the text begins
    /// @param row which of its lines reads as one
    private static Refused swallows(int column, long line, String[] lines, int row) {
        return stray(
                "the text in quotes in column %d from line %d to line %d holds what reads as a row of its own (line %d)"
                        .formatted(column + 1, line, line + lines.length - 1, line + row));
    }

    /// Whether the day beside a text, or an amount, stands in quotes. A bank writes all days in one
    /// way, and in rows that a stray quote swallows they would stand there without. Amounts some
    /// put in quotes only where these hold the delimiter.
    private boolean isWritten(IntStream columns, List<String> fields, int at, BitSet cells) {
        return columns.filter(column -> column != at + 1 && !at(fields, column).isEmpty())
                .anyMatch(column -> cells.get(column - 1));
    }

    /// Which of the lines of a text in quotes reads as a row, with what stands before the first of
    /// them and behind the last; -1 for none. A line whose text in quotes has no delimiter is whole
    /// without that text. Where the record has its own day and amount, and the ends of the text
    /// could not be rows that a stray quote put together, a line must be a row all within it.
    private int row(List<String> fields, int at, String[] lines, BitSet quotes) {
        if (isWritten(dayColumns(), fields, at, quotes)) {
            return -1;
        }
        int last = lines.length - 1;
        boolean alone =
                isRow(fields, _ -> true, false)
                        && (isProse(fields, at)
                                || !mayBeRow(cells(fields, at, lines, 0))
                                || !mayBeRow(cells(fields, at, lines, last)));
        for (int i = 0; i <= last; i++) {
            int inner = delimiter.split(lines[i], -1).length;
            int from = i == 0 ? at : 0;
            IntPredicate within = column -> column > from && column <= from + inner;
            if (inner > 1 && isRow(cells(fields, at, lines, i), within, alone)) {
                return i;
            }
        }
        return isProse(fields, at) || isWritten(amountColumns(), fields, at, quotes)
                ? -1
                : damaged(fields, at, lines);
    }

    /// Which of the lines of a text in quotes may be a row whose day is any word and whose amount
    /// is damaged: the first, where what stands behind the text gives the last line the amount that
    /// the first has not; else one with both within the text.
    private int damaged(List<String> fields, int at, String[] lines) {
        int last = lines.length - 1;
        List<String> end = cells(fields, at, lines, last);
        boolean behind =
                amountColumns().anyMatch(column -> column > at + 1)
                        && delimiter.split(lines[last], -1).length == at + 1;
        List<String> begin = cells(fields, at, lines, 0);
        if (behind
                && mayBeDay(begin)
                && mayBeDay(end)
                && amounts(end).findAny().isPresent()
                && amountColumns()
                        .filter(column -> column <= begin.size())
                        .mapToObj(column -> at(begin, column))
                        .anyMatch(cell -> cell.isEmpty() || hasDigit(cell))) {
            return 0;
        }
        for (int i = 1; i <= last; i++) {
            List<String> cells = cells(fields, at, lines, i);
            int inner = delimiter.split(lines[i], -1).length;
            boolean within =
                    amountColumns()
                            .filter(column -> column <= inner)
                            .mapToObj(column -> at(cells, column))
                            .anyMatch(cell -> hasDigit(cell) && hasFraction(cell));
            if (within && cells.size() > at && mayBeDay(cells)) {
                return i;
            }
        }
        return -1;
    }

    /// Whether a day, a word or nothing stands where a day should.
    private boolean mayBeDay(List<String> cells) {
        return dayColumns()
                .mapToObj(column -> at(cells, column))
                .anyMatch(cell -> layout.hasShape(cell) || !hasDigit(cell));
    }

    private List<String> cells(List<String> fields, int at, String[] lines, int line) {
        List<String> cells = new ArrayList<>(line == 0 ? fields.subList(0, at) : List.of());
        cells.addAll(List.of(delimiter.split(lines[line], -1)));
        if (line == lines.length - 1) {
            cells.addAll(fields.subList(at + 1, fields.size()));
        }
        return cells;
    }

    /// Whether a day and an amount stand where they should, one of them within the quotes or both.
    /// Where only the amount is, it has a fraction, as any number may stand in a text.
    private boolean isRow(List<String> cells, IntPredicate within, boolean both) {
        int day =
                dayColumns()
                        .filter(column -> layout.hasShape(at(cells, column)))
                        .findFirst()
                        .orElse(0);
        boolean dayWithin = within.test(day);
        return day > 0
                && amounts(cells)
                        .anyMatch(
                                column ->
                                        both
                                                ? dayWithin && within.test(column)
                                                : dayWithin
                                                        || (within.test(column)
                                                                && hasFraction(at(cells, column))));
    }

    /// Whether a row may be this, damaged or not booked yet: an amount stands where it should, or a
    /// day, a word or nothing where a day should.
    private boolean mayBeRow(List<String> cells) {
        return amounts(cells).findAny().isPresent() || mayBeDay(cells);
    }

    /// Whether a blank stands behind each delimiter in a text, as a person writes it, and behind
    /// none between the cells of its record.
    private boolean isProse(List<String> fields, int at) {
        String[] parts = delimiter.split(fields.get(at), -1);
        boolean padded =
                IntStream.range(1, fields.size())
                        .filter(i -> i != at)
                        .anyMatch(i -> fields.get(i).startsWith(" "));
        boolean cut = fields.size() > (at == 0 ? 1 : 2);
        return cut && !padded && Arrays.stream(parts).skip(1).allMatch(one -> one.startsWith(" "));
    }

    private IntStream dayColumns() {
        return IntStream.of(columns.bookingDate(), columns.valueDate())
                .filter(column -> column > 0);
    }

    private IntStream amountColumns() {
        return IntStream.of(columns.amount(), columns.credit()).filter(column -> column > 0);
    }

    private IntStream amounts(List<String> cells) {
        return amountColumns().filter(column -> isAmount(at(cells, column)));
    }

    private boolean isAmount(String cell) {
        return CsvTable.isAmount(cell, layout.profile().decimal());
    }

    private static boolean hasDigit(String cell) {
        return cell.chars().anyMatch(Character::isDigit);
    }

    private static boolean hasFraction(String cell) {
        return cell.indexOf('.') >= 0 || cell.indexOf(',') >= 0;
    }

    private static String at(List<String> cells, int column) {
        return CsvTable.at(cells, column - 1);
    }

    private static Refused refused(RuntimeException broken) {
        String message = broken.getMessage();
        Matcher found = LINE.matcher(message == null ? "" : message);
        String line = found.find() ? found.group(1) : "1"; // it says no line for the first record
        Throwable cause = broken.getCause();
        String why = cause == null ? null : cause.getMessage();
        return stray(
                why != null && why.contains("after closing quote")
                        ? "in the record that begins in line %s something stands behind the quote that ends a text"
                                .formatted(line)
                        : "the record that begins in line %s is longer than %,d characters: a quote in it never ends, or it is no table"
                                .formatted(line, CsvLayout.LONGEST));
    }

    private static Refused stray(String what) {
        return Refused.because(
                Problem.Code.CUT_FILE,
                "The file cannot be cut into rows: "
                        + what
                        + ". Nothing was taken. Fetch it again from the bank if it is cut; if the"
                        + " quote is part of a text, have it doubled within quotes or left out, or"
                        + " take the same days in as camt.053 or MT940.");
    }
}
