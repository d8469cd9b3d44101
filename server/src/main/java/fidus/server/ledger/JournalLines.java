package fidus.server.ledger;

import fidus.contract.Canonical;
import fidus.ledger.JournalEntry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// Writes entries as the lines of a {@link JournalFile}, and what its trailer says about them.
final class JournalLines {
    private final Writer out;
    private final CRC32C crc = new CRC32C();
    private final MessageDigest digest = Canonical.newSha256();
    private final JournalTrailer.Sums sums = new JournalTrailer.Sums();
    private long entries;
    private long last;

    /// @param out writes UTF-8
    JournalLines(Writer out) {
        this.out = out;
    }

    void entry(JournalEntry entry) {
        String line = Canonical.text(entry) + "\n";
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        crc.update(bytes);
        digest.update(bytes);
        entry.postings().forEach(sums::add);
        entries++;
        last = entry.number();
        append(line);
    }

    JournalFile.Written end() {
        String sha256 = HexFormat.of().formatHex(digest.digest());
        String sum = HexFormat.of().toHexDigits((int) crc.getValue());
        append(new JournalTrailer(entries, last, sums.totals(), sum, sha256).text() + "\n");
        return new JournalFile.Written(entries, sha256);
    }

    private void append(String line) {
        try {
            out.append(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
