package fidus.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Lines of the evidence as bytes, packed. A place is the number of bytes before the line.
final class LineStore {
    private static final int CHUNK_BITS = 20;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private byte[][] chunks = new byte[8][];

    /// How much of each chunk holds lines.
    private int[] filled = new int[8];

    /// Where in a line its id begins.
    private final int idAt;

    private int last = -1;
    private int used = CHUNK;

    /// @param word the first word of every line
    LineStore(String word) {
        idAt = word.length() + 1;
    }

    /// @return the place of the line
    int add(byte[] line, int length) {
        if (used + length > CHUNK) {
            last++;
            if (last == 1 << (31 - CHUNK_BITS)) {
                throw Refused.because(
                        Problem.Code.TOO_LARGE, "The rows of one side do not fit into 2 GB.");
            }
            if (last == chunks.length) {
                chunks = Arrays.copyOf(chunks, last * 2);
                filled = Arrays.copyOf(filled, last * 2);
            }
            chunks[last] = new byte[CHUNK];
            used = 0;
        }
        System.arraycopy(line, 0, chunks[last], used, length);
        used += length;
        filled[last] = used;
        return (last << CHUNK_BITS) + used - length;
    }

    /// @param following the place of the line that was added next, if there is one
    void digest(int place, int following, LineHash digest) {
        int number = place >>> CHUNK_BITS;
        int from = place & (CHUNK - 1);
        boolean isLast = following < 0 || following >>> CHUNK_BITS != number;
        int to = isLast ? filled[number] : following & (CHUNK - 1);
        digest.update(chunks[number], from, to - from);
    }

    private static int end(byte[] chunk, int from, char stop) {
        int at = from;
        while (chunk[at] != stop) {
            at++;
        }
        return at;
    }

    /// The field after the line's first word, as it was given.
    String id(int place) {
        byte[] chunk = chunks[place >>> CHUNK_BITS];
        int from = start(place);
        int to = end(chunk, from, '\t');
        return EvidenceLine.read(new String(chunk, from, to - from, StandardCharsets.UTF_8));
    }

    /// Writes the same field, as it stands in the line.
    void writeId(int place, EvidenceLine line) {
        byte[] chunk = chunks[place >>> CHUNK_BITS];
        int from = start(place);
        line.field(chunk, from, end(chunk, from, '\t'));
    }

    /// Copies the same field.
    ///
    /// @return where it ends, or −1 when it is escaped
    int copyId(int place, byte[] to, int at) {
        byte[] chunk = chunks[place >>> CHUNK_BITS];
        int end = at;
        for (int i = start(place); chunk[i] != '\t'; i++) {
            if (chunk[i] == '\\') {
                return -1;
            }
            to[end++] = chunk[i];
        }
        return end;
    }

    /// A hash of the same field.
    int hashId(int place) {
        byte[] chunk = chunks[place >>> CHUNK_BITS];
        return hash(chunk, start(place));
    }

    /// A hash of the field that starts there and is ended by a tab.
    static int hash(byte[] line, int from) {
        int hash = 0;
        for (int at = from; line[at] != '\t'; at++) {
            hash = hash * 31 + line[at];
        }
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }

    private int start(int place) {
        return (place & (CHUNK - 1)) + idAt;
    }

    /// Compares the ids of two lines by UTF-16 code unit.
    int compareIds(int one, int other) {
        byte[] a = chunks[one >>> CHUNK_BITS];
        byte[] b = chunks[other >>> CHUNK_BITS];
        int i = start(one);
        int j = start(other);
        while (a[i] == b[j] && a[i] != '\t') {
            if (a[i] < 0 || a[i] == '\\') {
                return id(one).compareTo(id(other));
            }
            i++;
            j++;
        }
        if (a[i] < 0 || b[j] < 0 || a[i] == '\\' || b[j] == '\\') {
            return id(one).compareTo(id(other));
        }
        return (a[i] == '\t' ? 0 : a[i]) - (b[j] == '\t' ? 0 : b[j]);
    }
}
