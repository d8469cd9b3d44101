package fidus.server.ledger;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A file up to its last line, which is held back; what is read is summed.
final class FileLines extends InputStream {
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST = 1 << 24;

    private final InputStream in;
    private final CRC32C crc = new CRC32C();
    private final @Nullable MessageDigest digest;
    private byte[] held = new byte[CHUNK];
    private int from;
    private int free;
    private int to;

    /// @param digest SHA-256 where that is wanted too
    FileLines(InputStream in, @Nullable MessageDigest digest) {
        this.in = in;
        this.digest = digest;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (from == free) {
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, free - from);
        System.arraycopy(held, from, into, at, count);
        from += count;
        return count;
    }

    /// What stands after the last end of line that is not the last byte. The rest has to be read.
    byte[] last() {
        return Arrays.copyOfRange(held, free, to);
    }

    String crc32c() {
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    Optional<String> sha256() {
        return Optional.ofNullable(digest).map(one -> HexFormat.of().formatHex(one.digest()));
    }

    /// Reads on, and sets free what a later line follows.
    private boolean fill() throws IOException {
        System.arraycopy(held, from, held, 0, to - from);
        to -= from;
        from = 0;
        free = 0;
        if (to == held.length) {
            if (to == LONGEST) {
                throw Refused.because(
                        Problem.Code.TOO_LARGE, "A line of the file is longer than 16 MiB.");
            }
            held = Arrays.copyOf(held, Math.min(LONGEST, 2 * to));
        }
        int count = in.read(held, to, held.length - to);
        if (count < 0) {
            return false;
        }
        to += count;
        int end = to - 2;
        while (end >= 0 && held[end] != '\n') {
            end--;
        }
        free = end + 1;
        crc.update(held, 0, free);
        if (digest != null) {
            digest.update(held, 0, free);
        }
        return true;
    }
}
