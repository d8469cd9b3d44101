package fidus.server.ledger;

import fidus.contract.Canonical;
import fidus.contract.Refused;
import fidus.ledger.JournalEntry;
import fidus.money.Currency;
import fidus.server.mongo.Unit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;

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
    public record Proven(long entries, long postings, long from, long to, List<Line> lines) {}

    /// Writes all entries in the order of their numbers.
    ///
    /// @return how many
    public static long write(Unit unit, Ledger ledger, Writer out) {
        var count = new long[1];
        ledger.each(unit, entry -> count[0] += line(entry, out));
        return count[0];
    }

    private static int line(JournalEntry entry, Writer out) {
        try {
            out.append(Canonical.text(entry)).append('\n');
            return 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a file to its end. Of an entry `number` and `postings` are needed, of a posting
    /// `account`, `side` and `money`; other members are passed over.
    ///
    /// @throws Refused with the line: `UNREADABLE` when it is no JSON, `BAD_VALUE` when a member is
    ///   missing or wrong, a number does not follow the one before, or an account is not in the
    ///   chart; `UNBALANCED` when an entry has less than two postings or debit and credit differ in
    ///   a currency
    public static Proven prove(InputStream in) throws IOException {
        return new JournalReader(in).read();
    }
}
