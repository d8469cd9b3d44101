package fidus.server.commands;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import fidus.contract.ClosedQuotes;
import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Reads a list from the first line that needs the CSV library, and says where it is no CSV.
final class QuotedLines {
    private static final byte[] MARK = "\ufeff".getBytes(StandardCharsets.UTF_8);
    private static final int ROOM = 8_192;

    private final Path file;
    private final Taker taker;

    QuotedLines(Path file, Taker taker) {
        this.file = file;
        this.taker = taker;
    }

    /// Takes the records of a list.
    interface Taker {
        /// @param line at which it begins, from 1
        void take(long line, List<String> fields);
    }

    /// @param before how many lines were read already
    /// @throws Refused `UNREADABLE` with the line
    void read(long before, InputStream rest) throws IOException {
        var rows =
                new ClosedQuotes<CsvRecord>(CsvRecord::getFields, CsvRecord::getStartingLineNumber);
        long open;
        try (CsvReader<CsvRecord> records = records(before == 0 ? withoutMark(rest) : rest)) {
            open =
                    rows.each(
                            records,
                            row ->
                                    taker.take(
                                            before + row.getStartingLineNumber(), row.getFields()));
        } catch (CsvParseException e) {
            throw unreadable(
                    file,
                    "the record behind line "
                            + (before + rows.lastLine())
                            + " is no CSV: text follows a closing quote, or a field has more than"
                            + " 16 million characters");
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
        if (open > 0) {
            throw unreadable(file, ClosedQuotes.neverClosed(before + open));
        }
    }

    /// A byte order mark before a quote would make the quote a part of the text.
    private static InputStream withoutMark(InputStream whole) throws IOException {
        byte[] first = whole.readNBytes(MARK.length);
        return Arrays.equals(first, MARK)
                ? whole
                : new SequenceInputStream(new ByteArrayInputStream(first), whole);
    }

    private static CsvReader<CsvRecord> records(InputStream rest) {
        return CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(
                        ClosedQuotes.guarded(
                                new InputStreamReader(rest, StandardCharsets.UTF_8.newDecoder())));
    }

    static Refused unreadable(Path file, String why) {
        return Refused.because(Problem.Code.UNREADABLE, file + " cannot be used: " + why + ".");
    }

    /// Why a file that cannot be decoded is refused, with the line where it can be read once more.
    static String notUtf8(Path file) {
        Long line = Files.isRegularFile(file) ? undecoded(file) : null;
        return "it is not CSV in UTF-8"
                + (line == null ? "" : ": line " + line + " has bytes that are no character")
                + ". Save the list as UTF-8";
    }

    private static @Nullable Long undecoded(Path file) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(ROOM);
        CharBuffer text = CharBuffer.allocate(ROOM);
        long line = 1;
        char before = 0;
        try (InputStream in = Files.newInputStream(file)) {
            int read = 0;
            while (read >= 0) {
                read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                var result = decoder.decode(bytes, text, read < 0);
                for (char c : text.flip().toString().toCharArray()) {
                    line += c == '\r' || (c == '\n' && before != '\r') ? 1 : 0;
                    before = c;
                }
                if (result.isError()) {
                    return line;
                }
                text.clear();
                bytes.compact();
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }
}
