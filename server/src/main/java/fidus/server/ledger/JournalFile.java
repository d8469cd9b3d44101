package fidus.server.ledger;

import fidus.contract.Refused;
import fidus.contract.Sha256;
import fidus.money.Currency;
import fidus.server.mongo.Unit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/// The journal as a file, one entry a line as a JSON object: written from the books, and proven and
/// summed again without them.
public final class JournalFile {
    private JournalFile() {}

    /// The sums of an account in a currency; they have no limit of size.
    ///
    /// @param balance debit less credit
    public record Line(
            String account,
            String name,
            Currency currency,
            BigDecimal debit,
            BigDecimal credit,
            BigDecimal balance) {}

    /// What a file holds.
    ///
    /// @param from number of the first entry
    /// @param to number of the last one; none between is missing
    /// @param lines in the order of the chart, then of the currencies
    /// @param complete whether the trailer says that nothing follows and nothing was changed
    public record Proven(
            long entries, long postings, long from, long to, List<Line> lines, boolean complete) {
        Proven(long entries, long postings, long from, long to, List<Line> lines) {
            this(entries, postings, from, to, lines, false);
        }

        private Proven completed() {
            return new Proven(entries, postings, from, to, lines, true);
        }
    }

    /// What was written.
    ///
    /// @param sha256 of the lines of all entries, which the trailer holds too
    public record Written(long entries, String sha256) {}

    /// Which sums of the trailer are checked besides the count, the last number and the totals.
    public enum Sum {
        /// Finds every cut and every change by accident, and costs nothing.
        CRC32C,
        /// Also the one that a person compares with what was noted at the export.
        SHA256
    }

    /// Writes all entries in the order of their numbers, and a trailer.
    public static Written write(Unit unit, Ledger ledger, Writer out) {
        var lines = new JournalLines(out);
        ledger.each(unit, lines::entry);
        return lines.end();
    }

    /// Appends the trailer to a file of entries that were not written from books.
    ///
    /// @throws Refused as {@link #proveEntries}
    public static void end(Path file) throws IOException {
        byte[] lines = Files.readAllBytes(file);
        Proven proven = proveEntries(new ByteArrayInputStream(lines));
        var sums = new JournalTrailer.Sums();
        proven.lines.forEach(sums::add);
        var crc = new CRC32C();
        crc.update(lines);
        var trailer =
                new JournalTrailer(
                        proven.entries,
                        proven.to,
                        sums.totals(),
                        HexFormat.of().toHexDigits((int) crc.getValue()),
                        Sha256.of(lines));
        Files.writeString(file, trailer.text() + "\n", StandardOpenOption.APPEND);
    }

    /// Reads a file to its end. Of an entry `number` and `postings` are needed, of a posting
    /// `account`, `side` and `money`; other members are passed over.
    ///
    /// @throws Refused with the line: `UNREADABLE` when it is no JSON, `BAD_VALUE` when a member is
    ///   missing or wrong, a number does not follow the one before, or an account is not in the
    ///   chart; `UNBALANCED` when an entry has less than two postings or debit and credit differ in
    ///   a currency; `CUT_FILE` when the last line is no trailer or says anything else
    public static Proven prove(InputStream in, Sum sum) throws IOException {
        var lines = new FileLines(in, sum == Sum.SHA256 ? Sha256.begin() : null);
        Proven proven = new JournalReader(lines).read();
        JournalTrailer.read(lines.last(), proven.entries).check(proven, lines);
        return proven.completed();
    }

    /// Reads a file that was written before files had trailers. Nothing says whether it was cut
    /// after a whole line.
    ///
    /// @throws Refused as {@link #prove}, but for `CUT_FILE`
    public static Proven proveEntries(InputStream in) throws IOException {
        return new JournalReader(in).read();
    }
}
