package fidus.server.embedded.query;

import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The few fields of a document that some paths lead to: what indexes ask for, without reading the
/// rest.
public final class Outline {
    /// A value of a type seldom stored, whose end is not known here.
    private static final int UNKNOWN = -1;

    /// What is below a name; nothing means the whole value.
    private static final class Wanted {
        private final String name;
        private final byte[] bytes;
        private final List<Wanted> below = new ArrayList<>();
        private boolean whole;

        Wanted(String name) {
            this.name = name;
            this.bytes = name.getBytes(StandardCharsets.UTF_8);
        }

        private Wanted below(String step) {
            for (Wanted one : below) {
                if (one.name.equals(step)) {
                    return one;
                }
            }
            var fresh = new Wanted(step);
            below.add(fresh);
            return fresh;
        }

        private @Nullable Wanted below(byte[] document, int start, int end) {
            for (int i = 0; i < below.size(); i++) {
                Wanted one = below.get(i);
                if (one.bytes.length == end - start
                        && Arrays.equals(document, start, end, one.bytes, 0, end - start)) {
                    return one;
                }
            }
            return null;
        }
    }

    private final Wanted all = new Wanted("");

    /// @param paths as steps; each is found in an outline as in the document itself
    public Outline(List<List<String>> paths) {
        paths.forEach(this::add);
    }

    private void add(List<String> steps) {
        Wanted at = all;
        for (String step : steps) {
            // A number may be a place in an array above it, so that array stays whole.
            at.whole |= at != all && Paths.index(step) >= 0;
            at = at.below(step);
        }
        at.whole = true;
    }

    /// The outline of a document, or all of it where something in it is of a rare type.
    ///
    /// @param bytes a whole document that was looked through or stored before
    public BsonDocument of(byte[] bytes) {
        BsonDocument outline = document(bytes, 0, all);
        return outline == null ? Bson.decode(bytes) : outline;
    }

    private static @Nullable BsonDocument document(byte[] bytes, int start, Wanted wanted) {
        var outline = new BsonDocument();
        int at = start + Integer.BYTES;
        while (bytes[at] != 0) {
            byte type = bytes[at];
            int name = at + 1;
            int end = name;
            while (bytes[end] != 0) {
                end++;
            }
            at = after(type, bytes, end + 1);
            if (at == UNKNOWN) {
                return null;
            }
            Wanted below = wanted.below(bytes, name, end);
            if (below != null) {
                BsonValue value = value(type, bytes, end + 1, below);
                if (value == null) {
                    return null;
                }
                outline.put(below.name, value);
            }
        }
        return outline;
    }

    private static @Nullable BsonArray array(byte[] bytes, int start, @Nullable Wanted wanted) {
        var outline = new BsonArray();
        int at = start + Integer.BYTES;
        while (bytes[at] != 0) {
            byte type = bytes[at];
            int value = at + 1;
            while (bytes[value] != 0) {
                value++;
            }
            value++;
            at = after(type, bytes, value);
            boolean document = type == BsonType.DOCUMENT.getValue();
            BsonValue element =
                    at == UNKNOWN ? null : value(type, bytes, value, document ? wanted : null);
            if (element == null) {
                return null;
            }
            outline.add(element);
        }
        return outline;
    }

    /// @param wanted nothing for the whole value
    private static @Nullable BsonValue value(
            byte type, byte[] bytes, int at, @Nullable Wanted wanted) {
        Wanted part = wanted == null || wanted.whole ? null : wanted;
        return switch (BsonType.findByValue(type)) {
            case STRING -> {
                int length = int32(bytes, at) - 1;
                yield new BsonString(
                        new String(bytes, at + Integer.BYTES, length, StandardCharsets.UTF_8));
            }
            case DOCUMENT ->
                    part == null
                            ? Bson.decode(Arrays.copyOfRange(bytes, at, at + int32(bytes, at)))
                            : document(bytes, at, part);
            case ARRAY -> array(bytes, at, part);
            case INT32 -> new BsonInt32(int32(bytes, at));
            case INT64 -> new BsonInt64(int64(bytes, at));
            case DATE_TIME -> new BsonDateTime(int64(bytes, at));
            case DOUBLE -> new BsonDouble(Double.longBitsToDouble(int64(bytes, at)));
            case DECIMAL128 ->
                    new BsonDecimal128(
                            Decimal128.fromIEEE754BIDEncoding(
                                    int64(bytes, at + Long.BYTES), int64(bytes, at)));
            case BOOLEAN -> BsonBoolean.valueOf(bytes[at] != 0);
            case OBJECT_ID ->
                    new BsonObjectId(new ObjectId(Arrays.copyOfRange(bytes, at, at + 12)));
            case NULL -> BsonNull.VALUE;
            default -> null;
        };
    }

    /// Where a value ends.
    private static int after(byte type, byte[] bytes, int at) {
        return switch (BsonType.findByValue(type)) {
            case null -> UNKNOWN;
            case DOUBLE, INT64, DATE_TIME -> at + Long.BYTES;
            case INT32 -> at + Integer.BYTES;
            case DECIMAL128 -> at + 2 * Long.BYTES;
            case OBJECT_ID -> at + 12;
            case BOOLEAN -> at + 1;
            case NULL -> at;
            case STRING -> at + Integer.BYTES + int32(bytes, at);
            case DOCUMENT, ARRAY -> at + int32(bytes, at);
            default -> UNKNOWN;
        };
    }

    private static int int32(byte[] bytes, int at) {
        return (bytes[at] & 0xff)
                | ((bytes[at + 1] & 0xff) << 8)
                | ((bytes[at + 2] & 0xff) << 16)
                | (bytes[at + 3] << 24);
    }

    private static long int64(byte[] bytes, int at) {
        long high = int32(bytes, at + Integer.BYTES);
        return (int32(bytes, at) & 0xffffffffL) | (high << Integer.SIZE);
    }
}
