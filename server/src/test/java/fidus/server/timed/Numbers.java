package fidus.server.timed;

import java.io.IOException;
import java.io.InputStream;

/// Whole numbers of a file, line by line, each ended by one sign that is no digit.
final class Numbers {
    private static final int LONGEST_LINE = 4_096;

    private final byte[] buffer = new byte[1 << 16];
    private final InputStream in;
    private int at;
    private int end;

    Numbers(InputStream in) {
        this.in = in;
    }

    /// Goes to the next line.
    ///
    /// @return whether there is one
    boolean line() throws IOException {
        if (end - at < LONGEST_LINE) {
            System.arraycopy(buffer, at, buffer, 0, end - at);
            end -= at;
            at = 0;
            end += in.readNBytes(buffer, end, buffer.length - end);
        }
        return at < end;
    }

    /// Reads a line of pairs, `first:second`, of which the second may have a sign.
    ///
    /// @return how many
    int pairs(int[] firsts, long[] seconds) {
        byte[] bytes = buffer;
        int place = at;
        int pairs = 0;
        byte sign = ' ';
        while (sign != '\n') {
            int first = 0;
            for (sign = bytes[place++]; sign != ':'; sign = bytes[place++]) {
                first = 10 * first + (sign - '0');
            }
            boolean negative = bytes[place] == '-';
            place += negative ? 1 : 0;
            long second = 0;
            for (sign = bytes[place++]; sign >= '0'; sign = bytes[place++]) {
                second = 10 * second + (sign - '0');
            }
            firsts[pairs] = first;
            seconds[pairs++] = negative ? -second : second;
        }
        at = place;
        return pairs;
    }

    long next() {
        byte[] bytes = buffer;
        int place = at;
        boolean negative = bytes[place] == '-';
        place += negative ? 1 : 0;
        long value = 0;
        int digit = bytes[place++] - '0';
        while (digit >= 0 && digit <= 9) {
            value = 10 * value + digit;
            digit = bytes[place++] - '0';
        }
        at = place;
        return negative ? -value : value;
    }

    void next(long[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = next();
        }
    }
}
