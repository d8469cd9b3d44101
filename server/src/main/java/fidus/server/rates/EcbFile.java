package fidus.server.rates;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import fidus.contract.Canonical;
import fidus.contract.ClosedQuotes;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.rates.EuroRates;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files in which the European Central Bank publishes its reference rates: of a day, of 90 days
/// or of all, as XML (`eurofxref-daily.xml`) or as CSV out of its ZIP (`eurofxref.csv`). A figure
/// that cannot be read keeps the whole file out, because what stands beside it may be shifted.
final class EcbFile {
    /// The whole history has some 7,500 days and 6 MB.
    private static final long LARGEST = 20_000_000;

    private static final int MOST_DAYS = 20_000;
    private static final int MOST_CELLS = 100;
    private static final String NOT_QUOTED = "N/A";
    private static final DateTimeFormatter LONG_DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final TreeMap<LocalDate, Map<Currency, BigDecimal>> days = new TreeMap<>();

    private EcbFile() {}

    /// @param days by day, with what one euro cost
    record Read(String sha256, SortedMap<LocalDate, EuroRates> days) {}

    /// @throws Refused `TOO_LARGE`, `UNKNOWN_FORMAT`, `UNREADABLE` with line or day and field
    static Read read(Path path) {
        try {
            if (Files.size(path) > LARGEST) {
                throw Refused.because(
                        Problem.Code.TOO_LARGE, "A file of reference rates has at most 20 MB.");
            }
            return read(Files.readAllBytes(path));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Read read(byte[] bytes) {
        if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
            throw unknown("This is a ZIP. Unpack it first, and give the file in it.");
        }
        var file = new EcbFile();
        String text = text(bytes);
        if (text.startsWith("<")) {
            EcbXml.read(text, file::quoted);
        } else {
            file.csv(text);
        }
        if (file.days.isEmpty()) {
            throw unknown("There is no rate in this file.");
        }
        var read = new TreeMap<LocalDate, EuroRates>();
        file.days.forEach((on, quotes) -> read.put(on, new EuroRates(on, quotes)));
        return new Read(HexFormat.of().formatHex(Canonical.newSha256().digest(bytes)), read);
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replaceFirst("^\\uFEFF", "")
                    .stripLeading();
        } catch (CharacterCodingException foreign) {
            throw unknown("The file is no text in UTF-8.");
        }
    }

    private void csv(String text) {
        var heading = new ArrayList<String>();
        try (CsvReader<CsvRecord> rows =
                CsvReader.builder()
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(ClosedQuotes.guarded(text))) {
            long open =
                    new ClosedQuotes<>(CsvRecord::getFields, CsvRecord::getStartingLineNumber)
                            .each(rows, row -> record(row, heading));
            if (open > 0) {
                throw unreadable("line " + open, "cells", ClosedQuotes.neverClosed(open));
            }
        } catch (CsvParseException | IOException broken) {
            throw unknown("The lines of the file cannot be told apart.");
        }
    }

    private void record(CsvRecord row, List<String> heading) {
        List<String> cells = row.getFields().stream().map(String::strip).toList();
        if (heading.isEmpty()) {
            heading.addAll(heading(cells));
        } else if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
            row("line " + row.getStartingLineNumber(), heading, cells);
        }
    }

    private static List<String> heading(List<String> cells) {
        if (!cells.getFirst().equals("Date") || cells.size() > MOST_CELLS) {
            throw unknown(
                    "This is no file of the European Central Bank's reference rates: neither its"
                            + " XML nor a CSV whose first line begins with Date.");
        }
        return cells;
    }

    private void row(String at, List<String> heading, List<String> cells) {
        if (cells.size() != heading.size()) {
            throw unreadable(at, "cells", "it has other columns than the first line");
        }
        String on = cells.getFirst();
        for (int i = 1; i < heading.size(); i++) {
            String cell = cells.get(i);
            if (!heading.get(i).isEmpty() && !cell.isEmpty() && !cell.equals(NOT_QUOTED)) {
                quoted(new Quote(at, on, heading.get(i), cell));
            }
        }
    }

    /// A figure as the file prints it.
    ///
    /// @param at where it stands
    record Quote(String at, String on, String currency, String rate) {}

    private void quoted(Quote one) {
        LocalDate on = day(one);
        Map<Currency, BigDecimal> quotes = days.computeIfAbsent(on, _ -> new HashMap<>());
        if (quotes.putIfAbsent(currency(one), rate(one)) != null) {
            throw unreadable(one.at, one.currency, "the file says it twice of " + on);
        }
        if (days.size() > MOST_DAYS) {
            throw Refused.because(Problem.Code.TOO_LARGE, "The file has more than 20,000 days.");
        }
    }

    private static LocalDate day(Quote one) {
        LocalDate on = parsed(one.on, DateTimeFormatter.ISO_LOCAL_DATE);
        on = on == null ? parsed(one.on, LONG_DAY) : on;
        if (on == null) {
            throw unreadable(one.at, "day", one.on + " is no day");
        }
        return on;
    }

    private static @Nullable LocalDate parsed(String text, DateTimeFormatter format) {
        try {
            return LocalDate.parse(text, format);
        } catch (DateTimeException other) {
            return null;
        }
    }

    private static Currency currency(Quote one) {
        try {
            return new Currency(one.currency);
        } catch (Refused why) {
            throw unreadable(one.at, "currency", one.currency + " is no currency");
        }
    }

    private static BigDecimal rate(Quote one) {
        try {
            BigDecimal rate = Decimals.parse(one.rate);
            if (rate.signum() > 0) {
                return rate;
            }
        } catch (Refused why) {
            // said below
        }
        throw unreadable(one.at, one.currency, one.rate + " is no rate above zero");
    }

    static Refused unreadable(String at, String field, String why) {
        return Refused.at(
                "file",
                Problem.Code.UNREADABLE,
                "Nothing was taken from the file. " + at + ", " + field + ": " + why + ".");
    }

    static Refused unknown(String why) {
        return Refused.at("file", Problem.Code.UNKNOWN_FORMAT, why);
    }
}
