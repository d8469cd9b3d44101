package fidus.server.results;

import fidus.contract.Formulas;
import fidus.money.Decimals;
import fidus.reconciliation.RowTable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// A CSV file in UTF-8 while it is written, as bytes: a cell with a comma, a quote or a line end in
/// it is quoted, and a text that a spreadsheet would run as a formula has an apostrophe before it.
/// Numbers stay numbers.
final class CsvOut implements AutoCloseable {
    private static final int MOST_WHOLE = 40;
    private static final int MOST_DECIMALS = 20;
    private static final int FULL = 1 << 16;
    private static final int LONGEST_ID = 1 << 11;

    /// What a text in ASCII may not hold to stand as it is.
    private static final boolean[] UNUSUAL = unusual();

    private final OutputStream out;
    private byte[] bytes = new byte[2 * FULL];
    private int length;
    private int line;

    private static boolean[] unusual() {
        boolean[] unusual = new boolean[128];
        for (char c = 0; c < unusual.length; c++) {
            unusual[c] = c == ',' || c == '"' || c == '\n' || c == '\r' || Formulas.isCellEnd(c);
        }
        return unusual;
    }

    /// @throws IOException also when there is something of this name, such as a link to a file
    CsvOut(Path file, String header) throws IOException {
        out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        add(header).end();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            out.write(bytes, 0, length);
        }
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /// Text as it is.
    @SuppressWarnings("deprecation") // the only way to copy ASCII without an array between
    CsvOut add(String ascii) {
        room(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
        return this;
    }

    CsvOut comma() {
        room(1);
        bytes[length++] = ',';
        return this;
    }

    CsvOut number(long value) {
        return decimal(value, 0);
    }

    CsvOut decimal(long units, int scale) {
        room(40);
        length = Decimals.write(bytes, length, units, scale);
        return this;
    }

    /// A comma and a text.
    CsvOut cell(String said) {
        comma();
        return isFormula(said) || !plain(said) ? unusual(said) : this;
    }

    /// Adds a text that can stand there as it is.
    ///
    /// @return whether it could
    private boolean plain(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= UNUSUAL.length || UNUSUAL[c]) {
                return false;
            }
            bytes[length + i] = (byte) c;
        }
        length += text.length();
        return true;
    }

    private CsvOut unusual(String said) {
        String text = Formulas.guardedInside(isFormula(said) ? "'" + said : said);
        boolean isAscii = true;
        boolean isPlain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            isAscii &= c < 128;
            isPlain &= c != ',' && c != '"' && c != '\n' && c != '\r';
        }
        if (isAscii && isPlain) {
            return add(text);
        }
        String shown = isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
        byte[] utf8 = shown.getBytes(StandardCharsets.UTF_8);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    /// Begins as a formula and is no number.
    private static boolean isFormula(String text) {
        return !text.isEmpty() && Formulas.isStart(text.charAt(0)) && !isNumber(text);
    }

    /// A sign or none, 1 to 40 digits, and a point with 1 to 20 digits or none.
    static boolean isNumber(String text) {
        int from = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
        int point = digits(text, from);
        int end = point;
        if (point < text.length() && text.charAt(point) == '.') {
            end = digits(text, point + 1);
            if (end == point + 1 || end - point - 1 > MOST_DECIMALS) {
                return false;
            }
        }
        return end == text.length() && point > from && point - from <= MOST_WHOLE;
    }

    /// Where a run of digits ends.
    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /// A comma and the id of a row.
    CsvOut id(RowTable table, int row) {
        room(LONGEST_ID);
        int from = length + 1;
        int to = table.copyId(row, bytes, from);
        if (to > from && Formulas.isStart(bytes[from])) {
            return cell(table.id(row));
        }
        for (int at = from; at < to; at++) {
            byte b = bytes[at];
            if (b == ',' || b == '"' || Formulas.isCellEnd(b)) {
                return cell(table.id(row));
            }
        }
        if (to < 0) {
            return cell(table.id(row));
        }
        bytes[length] = ',';
        length = to;
        return this;
    }

    /// What the line says so far, to be said again.
    byte[] head() {
        return Arrays.copyOfRange(bytes, line, length);
    }

    int length() {
        return length;
    }

    /// What was said from there on, as if it had not been said.
    byte[] takeBack(int from) {
        byte[] part = Arrays.copyOfRange(bytes, from, length);
        length = from;
        return part;
    }

    /// Says again what was said before.
    CsvOut again(byte[] part) {
        room(part.length);
        System.arraycopy(part, 0, bytes, length, part.length);
        length += part.length;
        return this;
    }

    /// @throws UncheckedIOException when it cannot be written
    void end() {
        room(1);
        bytes[length++] = '\n';
        if (length >= FULL) {
            try {
                out.write(bytes, 0, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            length = 0;
        }
        line = length;
    }
}
