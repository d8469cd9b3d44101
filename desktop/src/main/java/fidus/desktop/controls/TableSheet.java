package fidus.desktop.controls;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;

/// What a table shows as a workbook, to be sorted, filtered and added up: days and times are dates,
/// sums are numbers with the decimals of their currency, which stands beside them, states are the
/// words of the screen, and where there is nothing there is no cell. No text is run as a formula,
/// because each is written as text.
final class TableSheet {
    /// A spreadsheet keeps 15 digits; a longer number travels as text rather than changed.
    private static final int DIGITS = 15;

    /// Before it the two calendars of spreadsheets differ.
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private static final double DAY_WIDTH = 12;
    private static final double TIME_WIDTH = 20;

    private final Worksheet sheet;
    private final SequencedMap<String, Integer> tooLong = new LinkedHashMap<>();

    /// A column of the table.
    ///
    /// @param money whether its sums take two columns, the second for the currency
    record Head(String title, boolean money) {}

    private TableSheet(Worksheet sheet) {
        this.sheet = sheet;
    }

    /// @throws Refused `TOO_LARGE` for more rows than a workbook holds
    static void write(Path file, List<Head> heads, List<List<@Nullable Object>> rows)
            throws IOException {
        int most = Worksheet.MAX_ROWS - 1;
        if (rows.size() > most) {
            throw Refused.because(
                    Problem.Code.TOO_LARGE,
                    "The list has %,d rows, a workbook holds %,d. Filter it, or save it as CSV."
                            .formatted(rows.size(), most));
        }
        try (var out = Files.newOutputStream(file);
                var book = new Workbook(out, "Fidus", "1.0")) {
            var made = new TableSheet(book.newWorksheet("Records"));
            made.fill(heads, rows);
            made.notes(book);
        }
    }

    private void fill(List<Head> heads, List<List<@Nullable Object>> rows) {
        int at = 0;
        for (int column = 0; column < heads.size(); column++) {
            Head head = heads.get(column);
            int from = column;
            List<@Nullable Object> cells = new ArrayList<>(rows.size());
            rows.forEach(row -> cells.add(row.get(from)));
            at = head.money() ? sums(at, head.title(), cells) : any(at, head.title(), cells);
        }
        sheet.freezePane(0, 1);
    }

    private int sums(int at, String title, List<@Nullable Object> cells) {
        head(at, title);
        head(at + 1, title + " currency");
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) instanceof Money money) {
                amount(i + 1, at, title, money);
                sheet.value(i + 1, at + 1, Words.currency(money));
            }
        }
        return at + 2;
    }

    private int any(int at, String title, List<@Nullable Object> cells) {
        head(at, title);
        var currencies = new TreeSet<Currency>();
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            if (cell != null) {
                write(i + 1, at, title, cell);
            }
            if (cell instanceof Summed told) {
                told.sums().forEach(sum -> currencies.add(sum.currency()));
            }
        }
        int next = at + 1;
        for (Currency currency : currencies) {
            told(next++, title, cells, currency);
        }
        return next;
    }

    private void told(int at, String title, List<@Nullable Object> cells, Currency currency) {
        String head = title + ", " + Words.currency(Money.zero(currency));
        head(at, head);
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) instanceof Summed told) {
                for (Money sum : told.sums()) {
                    if (sum.currency().equals(currency)) {
                        amount(i + 1, at, head, sum);
                    }
                }
            }
        }
    }

    private void head(int column, String title) {
        sheet.value(0, column, title);
        sheet.style(0, column).bold().set();
    }

    private void write(int row, int column, String title, Object cell) {
        switch (cell) {
            case BigDecimal number -> number(row, column, title, number, "");
            case Long number -> number(row, column, title, BigDecimal.valueOf(number), "0");
            case Integer number -> number(row, column, title, BigDecimal.valueOf(number), "0");
            case LocalDate day -> day(row, column, day);
            case LocalDateTime time -> time(row, column, time);
            case Instant time -> time(row, column, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
            case Enum<?> state -> text(row, column, Words.of(state));
            default -> text(row, column, cell.toString());
        }
    }

    private void amount(int row, int column, String title, Money money) {
        number(row, column, title, money.amount(), "#,##0");
    }

    /// @param whole the format of a number without decimals; empty for the spreadsheet's own
    private void number(int row, int column, String title, BigDecimal number, String whole) {
        if (number.precision() > DIGITS) {
            tooLong.merge(title, 1, Integer::sum);
            sheet.value(row, column, number.toPlainString());
            return;
        }
        sheet.value(row, column, number);
        String format = number.scale() > 0 ? "#,##0." + "0".repeat(number.scale()) : whole;
        if (!format.isEmpty()) {
            sheet.style(row, column).format(format).set();
        }
    }

    private void day(int row, int column, LocalDate day) {
        if (day.isBefore(FIRST_DAY)) {
            text(row, column, day.toString());
            return;
        }
        sheet.value(row, column, day);
        sheet.style(row, column).format("yyyy-mm-dd").set();
        sheet.width(column, DAY_WIDTH);
    }

    private void time(int row, int column, LocalDateTime time) {
        if (time.toLocalDate().isBefore(FIRST_DAY)) {
            text(row, column, time.toString());
            return;
        }
        sheet.value(row, column, time);
        sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
        sheet.width(column, TIME_WIDTH);
    }

    private void text(int row, int column, String text) {
        if (!text.isEmpty()) {
            sheet.value(row, column, text);
        }
    }

    /// Who adds a column up must know which of its numbers are left out.
    private void notes(Workbook book) {
        if (tooLong.isEmpty()) {
            return;
        }
        Worksheet notes = book.newWorksheet("Notes");
        notes.value(
                0,
                0,
                "These numbers have more than 15 digits, which a spreadsheet would change. They"
                        + " stand as text and are in no sum of the spreadsheet:");
        int row = 1;
        for (Map.Entry<String, Integer> one : tooLong.entrySet()) {
            notes.value(row, 0, one.getKey());
            notes.value(row++, 1, one.getValue());
        }
    }
}
