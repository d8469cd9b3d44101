package fidus.server.ledger;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Currency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/// The last line of a {@link JournalFile}: what all lines before it hold, so that a file that was
/// cut or changed is known.
///
/// @param entries how many
/// @param last number of the last one, 0 without any
/// @param totals in the order of the currencies
/// @param crc32c of the bytes before, as 8 hexadecimal digits
/// @param sha256 of the same bytes, as 64 hexadecimal digits
record JournalTrailer(long entries, long last, List<Total> totals, String crc32c, String sha256) {

    /// Σ of all postings of a currency, as plain digits, because sums have no limit of size.
    record Total(String currency, String debit, String credit) {}

    /// Sums of what is written.
    static final class Sums {
        private final Map<Currency, BigDecimal> debit = new TreeMap<>();
        private final Map<Currency, BigDecimal> credit = new TreeMap<>();

        void add(Posting posting) {
            var sums = posting.side() == PostingSide.DEBIT ? debit : credit;
            sums.merge(posting.money().currency(), posting.money().amount(), BigDecimal::add);
        }

        void add(JournalFile.Line line) {
            debit.merge(line.currency(), line.debit(), BigDecimal::add);
            credit.merge(line.currency(), line.credit(), BigDecimal::add);
        }

        List<Total> totals() {
            var totals = new ArrayList<Total>();
            debit.forEach(
                    (currency, sum) ->
                            totals.add(
                                    new Total(
                                            currency.code(),
                                            sum.toPlainString(),
                                            credit.getOrDefault(currency, BigDecimal.ZERO)
                                                    .toPlainString())));
            return List.copyOf(totals);
        }
    }

    /// One JSON object without an end of line, its members in order. Nothing in it needs escapes.
    String text() {
        var sums = new StringJoiner(",", "[", "]");
        for (Total total : totals) {
            sums.add(
                    "{\"credit\":\"%s\",\"currency\":\"%s\",\"debit\":\"%s\"}"
                            .formatted(total.credit, total.currency, total.debit));
        }
        return "{\"trailer\":{\"crc32c\":\"%s\",\"entries\":%d,\"last\":%d,\"sha256\":\"%s\",\"totals\":%s}}"
                .formatted(crc32c, entries, last, sha256, sums);
    }

    /// @param line what stands last in a file of so many entries
    /// @throws Refused `CUT_FILE` when it is no trailer
    static JournalTrailer read(byte[] line, long entries) {
        JournalTrailer read = TrailerReader.read(line);
        if (read != null) {
            return read;
        }
        throw Refused.because(
                Problem.Code.CUT_FILE,
                "After "
                        + entries
                        + " entries the file does not end with the trailer that fidus journal"
                        + " export writes last. It was cut, or a Fidus that wrote no trailer made"
                        + " it. Export the journal again. What is there can be proven with"
                        + " --without-trailer, which does not prove that nothing is missing.");
    }

    /// @throws Refused `CUT_FILE` when the lines before it hold anything else than it says
    void check(JournalFile.Proven proven, FileLines lines) {
        same("entries", entries, proven.entries());
        same("as its last number", last, proven.to());
        var sums = new Sums();
        proven.lines().forEach(sums::add);
        same("as the sums of debit and credit", totals, sums.totals());
        same("as the CRC-32C of the lines before", crc32c, lines.crc32c());
        lines.sha256().ifPresent(found -> same("as their SHA-256", sha256, found));
    }

    private static void same(String what, Object said, Object found) {
        if (!said.equals(found)) {
            throw Refused.because(
                    Problem.Code.CUT_FILE,
                    "The trailer says "
                            + said
                            + " "
                            + what
                            + ", the file holds "
                            + found
                            + ". The file was cut or changed. Export the journal again.");
        }
    }
}
