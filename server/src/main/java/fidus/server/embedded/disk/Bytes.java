package fidus.server.embedded.disk;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Arithmetic on keys, which compare byte by byte as unsigned numbers.
public final class Bytes {
    private Bytes() {}

    /// The parts one after the other.
    public static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    /// Every bit turned, so that prefix-free keys sort the other way round.
    public static byte[] inverted(byte[] key) {
        byte[] turned = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            turned[i] = (byte) ~key[i];
        }
        return turned;
    }

    /// The smallest key above every key that starts with this prefix; null when there is none.
    public static byte @Nullable [] above(byte[] prefix) {
        for (int i = prefix.length - 1; i >= 0; i--) {
            if (prefix[i] != (byte) 0xff) {
                byte[] next = Arrays.copyOf(prefix, i + 1);
                next[i]++;
                return next;
            }
        }
        return null;
    }
}
