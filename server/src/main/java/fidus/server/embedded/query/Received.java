package fidus.server.embedded.query;

import org.bson.BsonType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Looks through the bytes of a document that came over the wire, whether they are just what would
/// be stored after reading it and writing it again. In doubt they are not, and it is read and
/// written again, which also says what is wrong with it.
final class Received {
    private static final int MOST_NAMES = 64;

    private final byte[] bytes;
    private final int[] names = new int[MOST_NAMES];
    private int named;

    private Received(byte[] bytes) {
        this.bytes = bytes;
    }

    static boolean asStored(byte[] bytes) {
        try {
            return new Received(bytes).document(0, bytes.length, StoredBytes.MAX_DEPTH, false);
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }

    private boolean document(int start, int end, int depth, boolean array) {
        if (start + 5 > end || int32(start) != end - start || bytes[end - 1] != 0) {
            return false;
        }
        int outer = named;
        int at = start + Integer.BYTES;
        int last = end - 1;
        for (int place = 0; at < last; place++) {
            int name = at + 1;
            int value = name;
            while (bytes[value] != 0) {
                value++;
            }
            boolean fits = array ? isPlace(name, value, place) : isName(name, value, outer);
            value++;
            int next = fits && depth > 0 ? after(bytes[at], value, last, depth) : -1;
            if (next < 0 || next > last) {
                return false;
            }
            at = next;
        }
        named = outer;
        return at == last;
    }

    /// Names of documents that are read into a map are there once.
    private boolean isName(int start, int end, int outer) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            if (bytes[i] == '.' || bytes[i] < 0) {
                return false;
            }
            hash = 31 * hash + bytes[i];
        }
        for (int i = outer; i < named; i++) {
            if (names[i] == hash) {
                return false;
            }
        }
        if (named == MOST_NAMES || start == end || bytes[start] == '$') {
            return false;
        }
        names[named++] = hash;
        return true;
    }

    private boolean isPlace(int start, int end, int place) {
        if (place < 10) {
            return end == start + 1 && bytes[start] == '0' + place;
        }
        byte[] text = Integer.toString(place).getBytes(StandardCharsets.US_ASCII);
        return Arrays.equals(bytes, start, end, text, 0, text.length);
    }

    /// Where the value ends, -1 when it is not one of the kinds that Fidus writes.
    private int after(byte kind, int value, int last, int depth) {
        BsonType type = BsonType.findByValue(kind & 0xff);
        return switch (type) {
            case null -> -1;
            case DOUBLE, INT64, DATE_TIME -> value + Long.BYTES;
            case INT32 -> value + Integer.BYTES;
            case DECIMAL128 -> value + 2 * Long.BYTES;
            case OBJECT_ID -> value + 12;
            case BOOLEAN -> bytes[value] == 0 || bytes[value] == 1 ? value + 1 : -1;
            case NULL, MIN_KEY, MAX_KEY -> value;
            case STRING -> text(value, last);
            case DOCUMENT, ARRAY -> {
                int length = int32(value);
                boolean fits =
                        length > 0
                                && length <= last - value
                                && document(
                                        value, value + length, depth - 1, type == BsonType.ARRAY);
                yield fits ? value + length : -1;
            }
            default -> -1;
        };
    }

    private int text(int value, int last) {
        int length = int32(value);
        int start = value + Integer.BYTES;
        if (length < 1 || length > last - start || bytes[start + length - 1] != 0) {
            return -1;
        }
        int end = start + length - 1;
        for (int i = start; i < end; i++) {
            if (bytes[i] < 0) {
                return isText(i, end) ? end + 1 : -1;
            }
        }
        return end + 1;
    }

    private boolean isText(int start, int end) {
        byte[] part = Arrays.copyOfRange(bytes, start, end);
        byte[] again = new String(part, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(part, again);
    }

    private int int32(int at) {
        return (bytes[at] & 0xff)
                | ((bytes[at + 1] & 0xff) << 8)
                | ((bytes[at + 2] & 0xff) << 16)
                | (bytes[at + 3] << 24);
    }
}
