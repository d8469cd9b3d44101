package fidus.server.commands;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.reconciliation.PlainRow;
import fidus.reconciliation.RowTable;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a CSV list of rows into a table, one row at a time.
final class MatchRows {
    private static final List<String> COLUMNS =
            List.of("id", "booked", "value", "amount", "currency", "text", "reference", "batch");
    private static final int ID = 0;
    private static final int BOOKED = 1;
    private static final int VALUE = 2;
    private static final int AMOUNT = 3;
    private static final int CURRENCY = 4;
    private static final int TEXT = 5;
    private static final int REFERENCE = 6;
    private static final int BATCH = 7;

    /// After how many lines it is guessed how many there are.
    private static final int SAMPLE = 2_000;

    /// In bytes, so that a file that begins with very short lines is not given room for ever.
    private static final int LEAST_LENGTH = 40;

    private static final int MOST_EXPECTED = 20_000_000;

    private static final int LONGEST_SHOWN = 60;

    private final Path file;
    private final RowTable table;
    private final int[] places = new int[COLUMNS.size()];
    private final Map<String, Integer> days = new HashMap<>();
    private final Map<String, Currency> currencies = new HashMap<>();
    private final PlainValues values = new PlainValues();
    private final PlainRow plain = new PlainRow();
    private final @Nullable String sought;
    private final List<Long> foundAt = new ArrayList<>();
    private int width;

    private MatchRows(Path file, RowTable table, @Nullable String sought) {
        this.file = file;
        this.table = table;
        this.sought = sought;
    }

    /// @throws Refused `NOT_FOUND` without the file, `UNREADABLE` when it is no such list,
    ///   `BAD_VALUE` for a row with line, field and reason
    static void read(Path file, RowTable table) {
        new MatchRows(file, table, null).read();
    }

    /// The lines at which rows of this id begin, in a list that was read before.
    ///
    /// @param table left as it is
    static List<Long> lines(Path file, RowTable table, String id) {
        MatchRows seeking = new MatchRows(file, table, id);
        seeking.read();
        return seeking.foundAt;
    }

    private void read() {
        try (InputStream in = Files.newInputStream(file)) {
            PlainLines lines = new PlainLines(in);
            PlainLines.Found found = lines.next();
            while (found == PlainLines.Found.LINE) {
                if (lines.number() == SAMPLE && sought == null) {
                    expect(lines.passed());
                }
                if (width == 0 || sought != null || !plain(lines)) {
                    take(lines.number(), fields(lines));
                }
                found = lines.next();
            }
            if (found == PlainLines.Found.OTHER) {
                new QuotedLines(file, this::take).read(lines.number(), lines.rest());
            }
        } catch (CharacterCodingException e) {
            throw QuotedLines.unreadable(file, QuotedLines.notUtf8(file));
        } catch (IOException e) {
            throw Refused.because(Problem.Code.NOT_FOUND, file + " cannot be read.");
        }
        if (width == 0) {
            throw unreadable("it is empty");
        }
    }

    /// Makes room for as many rows as the file has if they are as long as the first ones.
    private void expect(long passed) throws IOException {
        long rows = Files.size(file) / Math.max(LEAST_LENGTH, passed / SAMPLE);
        table.expect((int) Math.min(rows + rows / 50, MOST_EXPECTED));
    }

    private static List<String> fields(PlainLines lines) throws CharacterCodingException {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < lines.count(); i++) {
            int from = lines.from(i);
            ByteBuffer bytes = ByteBuffer.wrap(lines.bytes(), from, lines.to(i) - from);
            fields.add(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        }
        return fields;
    }

    private void take(long line, List<String> fields) {
        if (width == 0) {
            header(fields);
        } else if (sought != null) {
            if (places[ID] < fields.size() && sought.equals(fields.get(places[ID]))) {
                foundAt.add(line);
            }
        } else {
            row(new Row(line, fields));
        }
    }

    private record Row(long line, List<String> fields) {}

    /// Adds a line that is as plain as most are.
    ///
    /// @return whether it was
    private boolean plain(PlainLines lines) {
        if (!lines.isAscii() || lines.count() != width) {
            return false;
        }
        byte[] bytes = lines.bytes();
        int code = places[CURRENCY];
        Currency currency = values.currency(bytes, lines.from(code), lines.to(code));
        if (currency == null) {
            return false;
        }
        int amount = places[AMOUNT];
        long units =
                PlainValues.units(bytes, lines.from(amount), lines.to(amount), currency.scale());
        long booked = values.day(bytes, lines.from(places[BOOKED]), lines.to(places[BOOKED]));
        if (units == PlainValues.NONE || booked == PlainValues.NONE) {
            return false;
        }
        plain.start(bytes);
        plain.booked((int) booked);
        plain.amount(units, currency);
        if (places[VALUE] >= 0 && lines.from(places[VALUE]) < lines.to(places[VALUE])) {
            long valued = values.day(bytes, lines.from(places[VALUE]), lines.to(places[VALUE]));
            if (valued == PlainValues.NONE) {
                return false;
            }
            plain.valued((int) valued);
        }
        PlainValues.field(plain, PlainRow.Field.ID, lines, places[ID]);
        PlainValues.field(plain, PlainRow.Field.TEXT, lines, places[TEXT]);
        PlainValues.field(plain, PlainRow.Field.REFERENCE, lines, places[REFERENCE]);
        PlainValues.field(plain, PlainRow.Field.BATCH, lines, places[BATCH]);
        return table.addPlain(plain);
    }

    private Refused unreadable(String why) {
        return QuotedLines.unreadable(file, why);
    }

    private void header(List<String> header) {
        width = header.size();
        java.util.Arrays.fill(places, -1);
        for (int i = 0; i < width; i++) {
            String said = header.get(i).strip();
            String name = i == 0 && said.startsWith("\ufeff") ? said.substring(1).strip() : said;
            if (name.isEmpty()) {
                throw unreadable(width == 1 ? "it is empty" : "column " + (i + 1) + " has no name");
            }
            int known = COLUMNS.indexOf(name);
            if (known < 0) {
                throw unreadable("the column " + shown(name) + " is not one of " + COLUMNS);
            }
            if (places[known] >= 0) {
                throw unreadable("the column " + name + " stands there twice");
            }
            places[known] = i;
        }
        for (int needed : new int[] {ID, BOOKED, AMOUNT, CURRENCY}) {
            if (places[needed] < 0) {
                throw unreadable("the column " + COLUMNS.get(needed) + " is missing");
            }
        }
    }

    private void row(Row row) {
        if (row.fields.size() != width) {
            throw bad(row, "row", "it has " + row.fields.size() + " fields, not " + width);
        }
        Currency currency = currency(row);
        String value = field(row, VALUE);
        String batch = field(row, BATCH);
        int booked = day(row, BOOKED, field(row, BOOKED));
        Integer valued = value.isEmpty() ? null : (Integer) day(row, VALUE, value);
        long units = units(row, currency);
        try {
            table.add(
                    field(row, ID),
                    booked,
                    valued,
                    new RowTable.Amount(units, currency),
                    new RowTable.Words(
                            field(row, TEXT),
                            field(row, REFERENCE),
                            batch.isEmpty() ? null : batch));
        } catch (Refused refused) {
            var fields = refused.problem().fields();
            throw bad(
                    row,
                    fields.isEmpty() ? "row" : fields.getFirst().field(),
                    refused.problem().message());
        }
    }

    private String field(Row row, int column) {
        return places[column] < 0 ? "" : row.fields.get(places[column]);
    }

    private Currency currency(Row row) {
        String code = field(row, CURRENCY);
        Currency known = currencies.get(code);
        if (known != null) {
            values.remember(known);
            return known;
        }
        try {
            Currency currency = new Currency(code);
            currencies.put(code, currency);
            return currency;
        } catch (Refused refused) {
            throw bad(row, "currency", refused.problem().message());
        }
    }

    private int day(Row row, int column, String text) {
        Integer known = days.get(text);
        if (known != null) {
            return known;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                days.put(text, (int) day.toEpochDay());
                return (int) day.toEpochDay();
            }
        } catch (DateTimeException e) {
            // said below, as of a year without four digits
        }
        throw bad(row, COLUMNS.get(column), shown(text) + " is no date like 2027-01-31");
    }

    private long units(Row row, Currency currency) {
        String text = field(row, AMOUNT);
        Long quick = MinorUnits.of(text, currency.scale());
        if (quick != null) {
            return quick;
        }
        if (!text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            String form = " is no amount like 1250.00 or -1250.00: digits, a point before decimals";
            throw bad(row, "amount", shown(text) + form + ", a minus for money out");
        }
        try {
            return Money.of(text, currency.code()).minorUnits();
        } catch (Refused refused) {
            throw bad(row, "amount", refused.problem().message());
        }
    }

    /// What stands there, as far as a sentence has room for it.
    private static String shown(String text) {
        boolean fits = text.length() <= LONGEST_SHOWN;
        return "'" + (fits ? text : text.substring(0, LONGEST_SHOWN) + "…") + "'";
    }

    private Refused bad(Row row, String field, String reason) {
        return Refused.at(
                field,
                Problem.Code.BAD_VALUE,
                file + ", line " + row.line + ", " + field + ": " + reason);
    }
}
