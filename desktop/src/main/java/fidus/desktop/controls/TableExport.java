package fidus.desktop.controls;

import de.siegmar.fastcsv.writer.CsvWriter;

import fidus.contract.Formulas;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;

import javafx.scene.control.TableColumn;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a table shows, as text for the clipboard, CSV or a workbook. Numbers stay numbers; a sum
/// takes two columns, one of them its currency. Text that a spreadsheet would run as a formula is
/// quoted, because much of it comes from outside.
///
/// The cells are read when it is made, on the FX thread; writing them needs no screen any more.
public final class TableExport<T> {
    /// A spreadsheet keeps 15 digits; a longer number travels as text rather than changed.
    private static final int SPREADSHEET_DIGITS = 15;

    private final List<TableColumn<T, ?>> columns;
    private final List<T> rows;
    private final List<List<Object>> lines;

    /// @param columns the visible ones in the order shown
    /// @param rows the filtered ones in the order shown
    public TableExport(List<? extends TableColumn<T, ?>> columns, List<? extends T> rows) {
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
        this.lines = lines();
    }

    public String tsv() {
        var text = new StringBuilder();
        for (List<Object> line : lines) {
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
    /// @throws Refused `BROKEN` when the file cannot be written there
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
            for (List<Object> line : lines) {
                csv.writeRecord(
                        line.stream().map(cell -> Formulas.guardedInside(safe(cell))).toList());
            }
        }
    }

    public void xlsx(Path file) throws IOException {
        try (var out = Files.newOutputStream(file);
                var book = new Workbook(out, "Fidus", "1.0")) {
            Worksheet sheet = book.newWorksheet("Records");
            for (int row = 0; row < lines.size(); row++) {
                List<Object> line = lines.get(row);
                for (int column = 0; column < line.size(); column++) {
                    write(sheet, row, column, line.get(column));
                }
            }
            sheet.freezePane(0, 1);
        }
    }

    private static void write(Worksheet sheet, int row, int column, Object cell) {
        if (cell instanceof BigDecimal number && number.precision() <= SPREADSHEET_DIGITS) {
            sheet.value(row, column, number);
            if (number.scale() > 0) {
                sheet.style(row, column).format("#,##0." + "0".repeat(number.scale())).set();
            }
        } else {
            sheet.value(row, column, text(cell));
        }
        if (row == 0) {
            sheet.style(row, column).bold().set();
        }
    }

    private List<List<Object>> lines() {
        List<List<Object>> all = new ArrayList<>();
        List<Object> titles = new ArrayList<>();
        for (TableColumn<T, ?> column : columns) {
            titles.add(column.getText());
            if (column instanceof MoneyColumn<?>) {
                titles.add(column.getText() + " currency");
            }
        }
        all.add(titles);
        for (T row : rows) {
            List<Object> line = new ArrayList<>();
            for (TableColumn<T, ?> column : columns) {
                addCell(line, column, value(column, row));
            }
            all.add(line);
        }
        return all;
    }

    private static <T, V> @Nullable Object value(TableColumn<T, V> column, T row) {
        var cell = new TableColumn.CellDataFeatures<T, V>(null, column, row);
        return column.getCellValueFactory().call(cell).getValue();
    }

    private static void addCell(
            List<Object> line, TableColumn<?, ?> column, @Nullable Object value) {
        if (column instanceof MoneyColumn<?>) {
            line.add(value instanceof Money money ? money.amount() : "");
            line.add(value instanceof Money money ? money.currency().code() : "");
        } else {
            line.add(
                    switch (value) {
                        case null -> "";
                        case Long number -> BigDecimal.valueOf(number);
                        case Integer number -> BigDecimal.valueOf(number);
                        case BigDecimal number -> number;
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
