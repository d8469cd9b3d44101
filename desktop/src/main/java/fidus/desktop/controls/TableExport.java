package fidus.desktop.controls;

import de.siegmar.fastcsv.writer.CsvWriter;

import fidus.contract.Formulas;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;

import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a table shows, as text for the clipboard and CSV, or as a workbook ({@link TableSheet}).
/// Numbers stay numbers; a sum takes two columns, one of them its currency. Text that a spreadsheet
/// would run as a formula is quoted, because much of it comes from outside.
///
/// All of them have the words of the screen. The clipboard and CSV carry days and times as ISO 8601
/// and plain numbers; CSV ends with a column for each column of states that has their codes, such
/// as `State code`, for programs. A workbook has days and times as such.
///
/// The cells are read when it is made, on the FX thread; writing them needs no screen any more.
public final class TableExport<T> {
    private final List<TableSheet.Head> heads;
    private final List<List<@Nullable Object>> rows;

    /// Which columns are of states.
    private final List<Integer> states;

    /// @param columns the visible ones in the order shown
    /// @param rows the filtered ones in the order shown
    public TableExport(List<? extends TableColumn<T, ?>> columns, List<? extends T> rows) {
        heads =
                columns.stream()
                        .map(
                                column ->
                                        new TableSheet.Head(
                                                column.getText(), column instanceof MoneyColumn<?>))
                        .toList();
        states =
                IntStream.range(0, columns.size())
                        .filter(at -> columns.get(at) instanceof StateColumn<?, ?>)
                        .boxed()
                        .toList();
        this.rows = new ArrayList<>(rows.size());
        for (T row : rows) {
            List<@Nullable Object> cells = new ArrayList<>(columns.size());
            columns.forEach(column -> cells.add(value(column, row)));
            this.rows.add(cells);
        }
    }

    public String tsv() {
        var text = new StringBuilder();
        for (List<Object> line : lines()) {
            text.append(String.join("\t", line.stream().map(TableExport::inOneLine).toList()));
            text.append('\n');
        }
        return text.toString();
    }

    /// A text of several lines would begin a row of its own in the spreadsheet, and its second line
    /// could be a formula.
    private static String inOneLine(Object cell) {
        return safe(cell).replaceAll("[\\t\\r\\n\\x0B\\f\\x85\\u2028\\u2029]+", " ");
    }

    /// Writes a workbook or, where the name ends so, CSV.
    ///
    /// @throws Refused `BROKEN` when the file cannot be written there, `TOO_LARGE` when a workbook
    ///   cannot hold as many rows
    public Path file(Path file) {
        try {
            if (file.toString().endsWith(".csv")) {
                csv(file);
            } else {
                xlsx(file);
            }
            return file;
        } catch (IOException e) {
            throw Refused.because(
                    Problem.Code.BROKEN,
                    "The file "
                            + file.getFileName()
                            + " could not be written. Choose another folder, or close it where it"
                            + " is open.");
        }
    }

    public void csv(Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            for (List<Object> line : withCodes()) {
                csv.writeRecord(
                        line.stream().map(cell -> Formulas.guardedInside(safe(cell))).toList());
            }
        }
    }

    public void xlsx(Path file) throws IOException {
        TableSheet.write(file, heads, rows);
    }

    private Iterable<List<Object>> lines() {
        return () -> Stream.concat(Stream.of(titles()), rows.stream().map(this::line)).iterator();
    }

    private Iterable<List<Object>> withCodes() {
        List<Object> titles = titles();
        states.forEach(at -> titles.add(heads.get(at).title() + " code"));
        return () -> Stream.concat(Stream.of(titles), rows.stream().map(this::coded)).iterator();
    }

    private List<Object> coded(List<@Nullable Object> cells) {
        List<Object> line = line(cells);
        states.forEach(at -> line.add(cells.get(at) instanceof Enum<?> state ? state.name() : ""));
        return line;
    }

    private List<Object> titles() {
        List<Object> titles = new ArrayList<>();
        for (TableSheet.Head head : heads) {
            titles.add(head.title());
            if (head.money()) {
                titles.add(head.title() + " currency");
            }
        }
        return titles;
    }

    private List<Object> line(List<@Nullable Object> cells) {
        List<Object> line = new ArrayList<>();
        for (int column = 0; column < heads.size(); column++) {
            addCell(line, heads.get(column), cells.get(column));
        }
        return line;
    }

    private static <T, V> @Nullable Object value(TableColumn<T, V> column, T row) {
        var cell = new TableColumn.CellDataFeatures<T, V>(null, column, row);
        return column.getCellValueFactory().call(cell).getValue();
    }

    private static void addCell(List<Object> line, TableSheet.Head head, @Nullable Object value) {
        if (head.money()) {
            line.add(value instanceof Money money ? money.amount() : "");
            line.add(value instanceof Money money ? money.currency().code() : "");
        } else {
            line.add(
                    switch (value) {
                        case null -> "";
                        case Long number -> BigDecimal.valueOf(number);
                        case Integer number -> BigDecimal.valueOf(number);
                        case BigDecimal number -> number;
                        case Enum<?> state -> Words.of(state);
                        default -> value.toString();
                    });
        }
    }

    private static String safe(Object cell) {
        String text = text(cell);
        boolean formula =
                !(cell instanceof BigDecimal)
                        && !text.isEmpty()
                        && Formulas.isStart(text.charAt(0));
        return formula ? "'" + text : text;
    }

    private static String text(Object cell) {
        return cell instanceof BigDecimal number ? number.toPlainString() : cell.toString();
    }
}
