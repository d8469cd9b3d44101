package fidus.reconciliation;

import fidus.contract.Sha256;

import java.security.MessageDigest;
import java.util.HexFormat;

/// SHA-256 over lines that come one by one. Lines are short; what takes them in is much quicker
/// with many at once.
final class LineHash {
    private final MessageDigest digest = Sha256.begin();
    private final byte[] waiting = new byte[1 << 13];
    private int count;

    void update(byte[] bytes, int from, int length) {
        if (length > waiting.length - count) {
            pass();
            if (length > waiting.length) {
                digest.update(bytes, from, length);
                return;
            }
        }
        System.arraycopy(bytes, from, waiting, count, length);
        count += length;
    }

    private void pass() {
        digest.update(waiting, 0, count);
        count = 0;
    }

    /// The hash of everything so far, in hexadecimal; more can come.
    String soFar() {
        pass();
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException missing) {
            throw new IllegalStateException("SHA-256 can be continued", missing);
        }
    }

    /// The same, and begins anew.
    String take() {
        pass();
        return HexFormat.of().formatHex(digest.digest());
    }
}
