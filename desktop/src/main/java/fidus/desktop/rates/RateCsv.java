package fidus.desktop.rates;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import fidus.contract.ClosedQuotes;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.rates.ExchangeRate;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// A list of rates as a file: a heading `day,currency,rate,source` and a line for each, such as
/// `2027-03-31,EUR,1.0850,ECB`. Commas or semicolons; a point before decimals.
record RateCsv(List<ExchangeRate> rates) {
    private static final long LARGEST = 1 << 20;
    private static final int MOST = 400;
    private static final List<String> COLUMNS = List.of("day", "currency", "rate", "source");

    /// @throws Refused `BAD_VALUE` with line and field of everything that cannot be read,
    ///   `TOO_LARGE`
    static RateCsv read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw Refused.because(
                    Problem.Code.TOO_LARGE, "A list of rates has at most 400 lines; this is more.");
        }
        String text = Files.readString(file).replaceFirst("^\\uFEFF", "");
        return new RateCsv(rates(text));
    }

    static List<ExchangeRate> rates(String text) {
        char separator = text.lines().findFirst().orElse("").contains(";") ? ';' : ',';
        var rates = new ArrayList<ExchangeRate>();
        var faults = new ArrayList<Problem.Field>();
        var heading = new ArrayList<String>();
        try (CsvReader<CsvRecord> rows =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(ClosedQuotes.guarded(text))) {
            long open =
                    new ClosedQuotes<>(CsvRecord::getFields, CsvRecord::getStartingLineNumber)
                            .each(
                                    rows,
                                    row -> {
                                        if (heading.isEmpty()) {
                                            heading.addAll(heading(row.getFields()));
                                        } else {
                                            rate(new Row(heading, row), rates, faults);
                                        }
                                    });
            if (open > 0) {
                throw unreadable(
                        "The list cannot be read: " + ClosedQuotes.neverClosed(open) + ".");
            }
        } catch (CsvParseException | IOException broken) {
            throw unreadable("The lines cannot be told apart.");
        }
        if (rates.size() > MOST) {
            faults.add(new Problem.Field("file", "At most 400 rates are sent at a time."));
        }
        if (rates.isEmpty() && faults.isEmpty()) {
            faults.add(new Problem.Field("file", "There is no rate in this file."));
        }
        if (!faults.isEmpty()) {
            throw unreadable(faults);
        }
        return List.copyOf(rates);
    }

    private static List<String> heading(List<String> names) {
        if (!names.containsAll(COLUMNS) || new HashSet<>(names).size() < names.size()) {
            throw unreadable(
                    "The first line names the columns day, currency, rate and source, each once.");
        }
        return names;
    }

    private record Row(List<String> heading, CsvRecord cells) {
        String cell(String name) {
            return cells.getField(heading.indexOf(name)).strip();
        }
    }

    private static void rate(Row row, List<ExchangeRate> rates, List<Problem.Field> faults) {
        String at = "line " + row.cells.getStartingLineNumber() + ", ";
        int before = faults.size();
        if (row.cells.getFieldCount() != row.heading.size()) {
            faults.add(
                    new Problem.Field(
                            "file",
                            at
                                    + "cells: it has %d, the first line %d."
                                            .formatted(
                                                    row.cells.getFieldCount(),
                                                    row.heading.size())));
            return;
        }
        Currency currency = null;
        BigDecimal rate = null;
        LocalDate on = null;
        try {
            on = LocalDate.parse(row.cell("day"));
        } catch (DateTimeException _) {
            faults.add(new Problem.Field("file", at + "day: a day is written as 2027-03-31."));
        }
        try {
            currency = new Currency(row.cell("currency"));
        } catch (Refused _) {
            faults.add(new Problem.Field("file", at + "currency: a code such as EUR."));
        }
        try {
            rate = Decimals.parse(row.cell("rate"));
        } catch (Refused _) {
            faults.add(new Problem.Field("file", at + "rate: a number such as 1.0850."));
        }
        if (faults.size() == before && on != null && currency != null && rate != null) {
            rates.add(new ExchangeRate(currency, on, rate, row.cell("source")));
        }
    }

    private static Refused unreadable(String why) {
        return unreadable(List.of(new Problem.Field("file", why)));
    }

    private static Refused unreadable(List<Problem.Field> faults) {
        String words =
                faults.stream()
                        .limit(5)
                        .map(Problem.Field::message)
                        .collect(Collectors.joining(" "));
        return new Refused(
                new Problem(
                        Problem.Code.BAD_VALUE,
                        "Nothing was taken from the file. " + words,
                        faults,
                        null));
    }
}
