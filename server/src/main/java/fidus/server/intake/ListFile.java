package fidus.server.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;

import fidus.contract.Canonical;
import fidus.contract.ClosedQuotes;
import fidus.contract.Problem;
import fidus.contract.Refused;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// A list as spreadsheets write it: a heading, then a row a line; in UTF-8 or, marked so, UTF-16;
/// cells parted by comma, semicolon or tab. Rows are handed on one at a time.
final class ListFile {
    private static final int LONGEST_CELL = 2_000;
    private static final int LONGEST_ROW = 20_000;
    private static final int MOST_CELLS = 60;

    private final Path file;
    private final Columns columns;
    private final int mostRows;

    /// What a heading must and may name, in small letters with underscores.
    record Columns(Set<String> needed, Set<String> allowed) {}

    /// A row with its cells by column, without blanks around them; what is missing is empty.
    ///
    /// @param line where it begins, the heading being 1
    /// @param surplus whether more cells stand in it than the heading names
    record Row(int line, Map<String, String> cells, boolean surplus) {
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    ListFile(Path file, Columns columns, int mostRows) {
        this.file = file;
        this.columns = columns;
        this.mostRows = mostRows;
    }

    /// @return the SHA-256 of the file
    /// @throws Refused `BAD_VALUE` when its text or its heading cannot be read; `TOO_LARGE` for
    ///   more rows than a list may have
    String read(Consumer<Row> then) {
        char delimiter = delimiter();
        MessageDigest digest = Canonical.newSha256();
        try (var bytes = new DigestInputStream(Files.newInputStream(file), digest);
                var csv = reader(delimiter, ClosedQuotes.guarded(text(bytes)))) {
            var taken = new Taken(then);
            long open =
                    new ClosedQuotes<>(CsvRecord::getFields, CsvRecord::getStartingLineNumber)
                            .each(csv, taken::record);
            if (open > 0) {
                throw bad("The list cannot be read: " + ClosedQuotes.neverClosed(open) + ".");
            }
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (CsvParseException e) {
            throw bad("The list cannot be read: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// The rows so far.
    private final class Taken {
        private final Consumer<Row> then;
        private List<String> heading = List.of();
        private int rows;

        Taken(Consumer<Row> then) {
            this.then = then;
        }

        void record(CsvRecord each) {
            if (heading.isEmpty()) {
                heading = heading(each);
            } else if (each.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
                rows++;
                if (rows > mostRows) {
                    throw tooLong();
                }
                then.accept(row(heading, each));
            }
        }
    }

    private Refused tooLong() {
        return Refused.because(
                Problem.Code.TOO_LARGE,
                "A list has at most %,d rows. Divide it.".formatted(mostRows));
    }

    private static RuntimeException unreadable(Exception e) {
        boolean foreign =
                e instanceof CharacterCodingException
                        || e.getCause() instanceof CharacterCodingException;
        return foreign
                ? bad("The list is not in UTF-8. Save it as \"CSV UTF-8\".")
                : new IllegalStateException("The list was not read", e);
    }

    private static Refused bad(String why) {
        return Refused.at("file", Problem.Code.BAD_VALUE, why);
    }

    /// The first that cuts the heading into the columns a list needs.
    private char delimiter() {
        List<String> missing = new ArrayList<>(columns.needed);
        for (char one : new char[] {',', ';', '\t'}) {
            Set<String> named = new HashSet<>(names(one));
            List<String> absent =
                    columns.needed.stream().filter(name -> !named.contains(name)).sorted().toList();
            if (absent.isEmpty()) {
                return one;
            }
            missing = absent.size() < missing.size() ? absent : missing;
        }
        throw bad("The heading does not name " + String.join(", ", missing) + ".");
    }

    private List<String> names(char delimiter) {
        try (var bytes = Files.newInputStream(file);
                var csv = reader(delimiter, text(bytes))) {
            var first = csv.iterator();
            return first.hasNext()
                    ? first.next().getFields().stream().map(ListFile::name).toList()
                    : List.of();
        } catch (CsvParseException _) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private List<String> heading(CsvRecord record) {
        List<String> names = record.getFields().stream().map(ListFile::name).toList();
        var seen = new HashSet<String>();
        for (String name : names) {
            if (name.isEmpty()) {
                continue;
            }
            if (!columns.needed.contains(name) && !columns.allowed.contains(name)) {
                throw bad("The column " + name + " is not known here. Take it out.");
            }
            if (!seen.add(name)) {
                throw bad("The heading names " + name + " twice.");
            }
        }
        return names;
    }

    private static String name(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static Row row(List<String> heading, CsvRecord record) {
        var cells = new HashMap<String, String>();
        boolean surplus = false;
        for (int at = 0; at < record.getFieldCount(); at++) {
            String cell = record.getField(at).strip();
            String name = at < heading.size() ? heading.get(at) : "";
            surplus |= name.isEmpty() && !cell.isEmpty();
            cells.put(name, cell);
        }
        return new Row(Math.toIntExact(record.getStartingLineNumber()), cells, surplus);
    }

    private static CsvReader<CsvRecord> reader(char delimiter, Reader text) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(1 << 18)
                .build(
                        CsvRecordHandler.of(
                                handler ->
                                        handler.maxFields(MOST_CELLS)
                                                .maxFieldSize(LONGEST_CELL)
                                                .maxRecordSize(LONGEST_ROW)),
                        text);
    }

    private static Reader text(InputStream bytes) throws IOException {
        var in = new PushbackInputStream(bytes, 3);
        byte[] first = in.readNBytes(3);
        Charset charset = StandardCharsets.UTF_8;
        int mark = 0;
        if (first.length >= 2 && (first[0] & 0xFF) == 0xFF && (first[1] & 0xFF) == 0xFE) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (first.length >= 2 && (first[0] & 0xFF) == 0xFE && (first[1] & 0xFF) == 0xFF) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        } else if (first.length == 3
                && (first[0] & 0xFF) == 0xEF
                && (first[1] & 0xFF) == 0xBB
                && (first[2] & 0xFF) == 0xBF) {
            mark = 3;
        }
        in.unread(first, mark, first.length - mark);
        return new BufferedReader(
                new InputStreamReader(
                        in,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }
}
