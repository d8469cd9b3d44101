package fidus.server.commands;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Splits bytes into the fields of CSV lines while that needs no more than looking for commas and
/// line ends. Where a quote or anything unusual begins, the rest is left to the CSV library.
final class PlainLines {
    private static final int ROOM = 1 << 18;
    private static final byte COMMA = 1;
    private static final byte LINE_END = 2;
    private static final byte RETURN = 3;
    private static final byte QUOTE = 4;
    private static final byte WIDE = 5;
    private static final byte[] KINDS = kinds();
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private final InputStream in;
    private final int[] ends = new int[32];
    private byte[] bytes = new byte[ROOM + 1];
    private int start;
    private int limit;
    private boolean atEnd;
    private int count;
    private boolean isAscii;
    private int next;
    private long number;

    /// How many bytes came before those at hand.
    private long before;

    PlainLines(InputStream in) {
        this.in = in;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        java.util.Arrays.fill(kinds, 128, 256, WIDE);
        kinds[','] = COMMA;
        kinds['\n'] = LINE_END;
        kinds['\r'] = RETURN;
        kinds['"'] = QUOTE;
        return kinds;
    }

    /// What the next line is.
    enum Found {
        LINE,
        /// No line any more.
        END,
        /// From here on it is for the CSV library.
        OTHER
    }

    /// Goes to the next line that is not empty.
    Found next() throws IOException {
        while (true) {
            start = next;
            Found found = scan();
            if (found != Found.LINE) {
                return found;
            }
            number++;
            if (ends[count - 1] > start || count > 1) {
                return found;
            }
        }
    }

    private Found scan() throws IOException {
        count = 0;
        isAscii = true;
        int at = start;
        while (true) {
            at = afterPlain(at);
            byte kind = KINDS[bytes[at] & 0xff];
            if (kind == COMMA) {
                if (count == ends.length - 1) {
                    return Found.OTHER;
                }
                ends[count++] = at;
            } else if (kind == LINE_END && at < limit) {
                return end(at, at + 1);
            } else if (at == limit || (kind == RETURN && at + 1 == limit && !atEnd)) {
                if (atEnd) {
                    return at == start ? Found.END : end(at, at);
                }
                if (limit - start >= ROOM) {
                    return Found.OTHER;
                }
                at -= fill();
                continue;
            } else if (kind == RETURN && at + 1 < limit && bytes[at + 1] == '\n') {
                return end(at, at + 2);
            } else if (kind == QUOTE || kind == RETURN) {
                return Found.OTHER;
            } else if (kind == WIDE) {
                isAscii = false;
            }
            at++;
        }
    }

    /// The first place from here on where anything but plain ASCII may stand, eight bytes at once.
    private int afterPlain(int from) {
        int at = from;
        while (at + Long.BYTES <= limit) {
            long eight = (long) EIGHT.get(bytes, at);
            long found =
                    zero(eight ^ ONES * ',')
                            | zero(eight ^ ONES * '\n')
                            | zero(eight ^ ONES * '\r')
                            | zero(eight ^ ONES * '"')
                            | (eight & HIGH);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            at += Long.BYTES;
        }
        return at;
    }

    /// The high bit of the first byte that is zero, and perhaps of later ones.
    private static long zero(long eight) {
        return (eight - ONES) & ~eight & HIGH;
    }

    private Found end(int at, int following) {
        ends[count++] = at;
        next = following;
        return Found.LINE;
    }

    /// Moves the line to the front and reads on.
    ///
    /// @return by how much it was moved
    private int fill() throws IOException {
        int moved = start;
        System.arraycopy(bytes, start, bytes, 0, limit - start);
        limit -= moved;
        before += moved;
        start = 0;
        for (int i = 0; i < count; i++) {
            ends[i] -= moved;
        }
        int read = in.read(bytes, limit, ROOM - limit);
        atEnd = read < 0;
        limit += Math.max(0, read);
        bytes[limit] = '\n';
        return moved;
    }

    /// Everything from the line that was last looked at.
    InputStream rest() {
        return new SequenceInputStream(new ByteArrayInputStream(bytes, start, limit - start), in);
    }

    /// The number of the line, from 1.
    long number() {
        return number;
    }

    /// How many bytes were split so far.
    long passed() {
        return before + next;
    }

    /// How many fields the line has.
    int count() {
        return count;
    }

    boolean isAscii() {
        return isAscii;
    }

    byte[] bytes() {
        return bytes;
    }

    int from(int field) {
        return field == 0 ? start : ends[field - 1] + 1;
    }

    int to(int field) {
        return ends[field];
    }
}
