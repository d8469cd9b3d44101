package fidus.server.embedded.query;

import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/// Checks a document that is to be stored and writes its BSON in one walk, as the driver's codec
/// would. The types that Fidus stores are written here; the walk leaves a document with another one
/// to the codec.
final class StoredBytes {
    static final int MAX_DEPTH = 100;
    private static final int START = 1_024;

    private byte[] bytes = new byte[START];
    private int length;
    private boolean plain = true;

    private StoredBytes() {}

    /// @throws CommandFailure when it is too deep, or has a type or a name that cannot be stored
    static byte[] of(BsonDocument document) {
        var out = new StoredBytes();
        out.document(document, 0);
        return out.plain ? Arrays.copyOf(out.bytes, out.length) : Bson.encode(document);
    }

    private void document(BsonDocument document, int depth) {
        int start = begin();
        for (Map.Entry<String, BsonValue> field : document.entrySet()) {
            String name = field.getKey();
            checkName(name);
            member(field.getValue(), name, depth);
        }
        end(start);
    }

    private void array(BsonArray array, int depth) {
        int start = begin();
        int place = 0;
        for (BsonValue element : array) {
            member(element, Integer.toString(place++), depth);
        }
        end(start);
    }

    private static void checkName(String name) {
        if (name.startsWith("$")) {
            throw new CommandFailure(
                    Code.DOLLAR_PREFIXED_FIELD_NAME,
                    "The field name '" + name + "' must not start with '$'");
        }
        if (name.isEmpty() || name.indexOf('.') >= 0) {
            throw CommandFailure.unsupported("a stored field named '" + name + "'");
        }
    }

    private int begin() {
        int start = length;
        int32(0);
        return start;
    }

    private void end(int start) {
        one(0);
        int end = length;
        length = start;
        int32(end - start);
        length = end;
    }

    private void member(BsonValue value, String name, int depth) {
        if (depth >= MAX_DEPTH) {
            throw new CommandFailure(
                    Code.BAD_VALUE, "The document is nested deeper than " + MAX_DEPTH);
        }
        if (!Keys.storable(value.getBsonType())) {
            throw CommandFailure.unsupported("storing the BSON type " + value.getBsonType());
        }
        one(value.getBsonType().getValue());
        plain &= name.indexOf(0) < 0;
        text(name);
        switch (value.getBsonType()) {
            case STRING -> string(value.asString().getValue());
            case DOCUMENT -> document(value.asDocument(), depth + 1);
            case ARRAY -> array(value.asArray(), depth + 1);
            case INT32 -> int32(value.asInt32().getValue());
            case INT64 -> int64(value.asInt64().getValue());
            case DOUBLE -> int64(Double.doubleToRawLongBits(value.asDouble().getValue()));
            case DATE_TIME -> int64(value.asDateTime().getValue());
            case BOOLEAN -> one(value.asBoolean().getValue() ? 1 : 0);
            case DECIMAL128 -> decimal(value.asDecimal128().getValue());
            case OBJECT_ID -> raw(value.asObjectId().getValue().toByteArray());
            case BINARY -> binary(value.asBinary());
            case NULL, MIN_KEY, MAX_KEY -> {}
            default -> plain = false;
        }
    }

    private void string(String text) {
        int start = length;
        int32(0);
        text(text);
        int end = length;
        length = start;
        int32(end - start - Integer.BYTES);
        length = end;
    }

    /// In UTF-8, ended by a zero.
    private void text(String text) {
        raw(text.getBytes(StandardCharsets.UTF_8));
        one(0);
    }

    private void decimal(Decimal128 value) {
        int64(value.getLow());
        int64(value.getHigh());
    }

    private void binary(BsonBinary value) {
        // The old kind repeats its length.
        plain &= value.getType() != 2;
        int32(value.getData().length);
        one(value.getType());
        raw(value.getData());
    }

    private void raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void one(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    private void int32(int value) {
        room(Integer.BYTES);
        for (int shift = 0; shift < Integer.SIZE; shift += 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    private void int64(long value) {
        int32((int) value);
        int32((int) (value >>> Integer.SIZE));
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
