package fidus.server.statements;

import fidus.money.Money;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/// A workbook: sheets with a head, real numbers and real days.
final class Book {
    /// A spreadsheet keeps 15 digits; a longer number travels as text rather than changed.
    private static final int DIGITS = 15;

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final Workbook book;

    private Book(Workbook book) {
        this.book = book;
    }

    static byte[] of(String title, Consumer<Book> content) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Fidus", "1.0")) {
            book.properties().setTitle(title);
            content.accept(new Book(book));
        } catch (IOException e) {
            throw new UncheckedIOException("A workbook could not be written", e);
        }
        return bytes.toByteArray();
    }

    /// One sheet with a bold head that stays in view.
    ///
    /// @param head empty for a sheet without one
    Rows sheet(String name, List<String> head) {
        var rows = new Rows(book.newWorksheet(name));
        if (!head.isEmpty()) {
            head.forEach(rows::put);
            for (int column = 0; column < head.size(); column++) {
                rows.sheet.style(0, column).bold().borderStyle("thin").set();
            }
            rows.sheet.freezePane(0, 1);
            rows.next();
        }
        return rows;
    }

    /// Cells from left to right, rows from top to bottom.
    static final class Rows {
        private final Worksheet sheet;
        private int row;
        private int column;

        private Rows(Worksheet sheet) {
            this.sheet = sheet;
            for (int wide = 0; wide < 12; wide++) {
                sheet.width(wide, 18);
            }
        }

        int row() {
            return row;
        }

        Rows next() {
            row++;
            column = 0;
            return this;
        }

        /// Text; what a spreadsheet would run as a formula is quoted. Nothing leaves no cell, so
        /// that it is neither counted nor in the way of a sum.
        Rows put(String text) {
            if (text.isEmpty()) {
                return blank();
            }
            boolean formula = FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
            sheet.value(row, column++, formula ? "'" + text : text);
            return this;
        }

        Rows put(long number) {
            sheet.value(row, column++, number);
            return this;
        }

        Rows put(LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column++).format("yyyy-mm-dd").set();
            return this;
        }

        Rows put(Money money) {
            return put(money.amount());
        }

        Rows put(BigDecimal number) {
            if (number.precision() > DIGITS) {
                return put(number.toPlainString());
            }
            sheet.value(row, column, number);
            String decimals = number.scale() > 0 ? "." + "0".repeat(number.scale()) : "";
            sheet.style(row, column++).format("#,##0" + decimals).set();
            return this;
        }

        Rows blank() {
            column++;
            return this;
        }

        /// The sum of the cells above in this column, from the first row after the head. The value
        /// stands beside it in the sheet of totals, so that both can be compared.
        Rows sum(int firstRow, int scale) {
            String cells = letter() + (firstRow + 1) + ":" + letter() + row;
            sheet.formula(row, column, "SUM(" + cells + ")");
            String decimals = scale > 0 ? "." + "0".repeat(scale) : "";
            sheet.style(row, column++).format("#,##0" + decimals).bold().set();
            return this;
        }

        private char letter() {
            return (char) ('A' + column);
        }
    }
}
