package fidus.server.embedded.query;

import java.util.Arrays;

/// A key as it grows; keys are short, made by the million, and by one thread each.
final class KeyBytes {
    private byte[] bytes = new byte[48];
    private int length;

    void write(int last) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) last;
    }

    void writeBytes(byte[] more) {
        int end = length + more.length;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, 2 * length));
        }
        System.arraycopy(more, 0, bytes, length, more.length);
        length = end;
    }

    int length() {
        return length;
    }

    /// Turns every bit from a place on.
    void invert(int start) {
        for (int i = start; i < length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }
}
