package fidus.server.embedded.query;

import fidus.server.embedded.disk.Bytes;

import org.bson.BsonBinary;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The one order of BSON values, as bytes: comparing two keys as unsigned bytes compares the values
/// as MongoDB does.
///
/// Types form brackets; all numbers share one and compare by exact value, whatever their type.
/// Equal keys mean equal values. A key is never the beginning of another, so keys can be joined and
/// inverted part by part.
public final class Keys {
    private static final int EXPONENT_OFFSET = 32_768;
    private static final byte EMPTY_ARRAY = 2;
    private static final byte NULL = 3;
    private static final byte NUMBER = 4;

    private Keys() {}

    /// The key of a value; a missing value is null.
    public static byte[] of(@Nullable BsonValue value) {
        var out = new KeyBytes();
        write(out, value);
        return out.toByteArray();
    }

    /// The key of an index entry or of a sort: here, unlike in a comparison, an empty array stands
    /// before null.
    public static byte[] ofElement(@Nullable BsonValue value) {
        return value != null && value.isArray() && value.asArray().isEmpty()
                ? new byte[] {EMPTY_ARRAY}
                : of(value);
    }

    /// The key, turned round for a descending part.
    public static byte[] ofElement(@Nullable BsonValue value, boolean descending) {
        byte[] key = ofElement(value);
        return descending ? Bytes.inverted(key) : key;
    }

    /// The keys of some elements one after the other, in the direction of their parts.
    public static byte[] ofElements(
            List<? extends @Nullable BsonValue> elements, List<Order.Part> parts) {
        var out = new KeyBytes();
        for (int i = 0; i < elements.size(); i++) {
            BsonValue element = elements.get(i);
            int start = out.length();
            if (element != null && element.isArray() && element.asArray().isEmpty()) {
                out.write(EMPTY_ARRAY);
            } else {
                write(out, element);
            }
            if (parts.get(i).descending()) {
                out.invert(start);
            }
        }
        return out.toByteArray();
    }

    /// The first byte of every key of this value's bracket.
    public static byte bracket(@Nullable BsonValue value) {
        if (value == null) {
            return NULL;
        }
        return switch (value.getBsonType()) {
            case MIN_KEY -> 1;
            case NULL -> NULL;
            case INT32, INT64, DOUBLE, DECIMAL128 -> NUMBER;
            case STRING -> 5;
            case DOCUMENT -> 6;
            case ARRAY -> 7;
            case BINARY -> 8;
            case OBJECT_ID -> 9;
            case BOOLEAN -> 10;
            case DATE_TIME -> 11;
            case TIMESTAMP -> 12;
            case REGULAR_EXPRESSION -> 13;
            case MAX_KEY -> 127;
            default -> throw CommandFailure.unsupported("the BSON type " + value.getBsonType());
        };
    }

    private static void write(KeyBytes out, @Nullable BsonValue value) {
        byte bracket = bracket(value);
        out.write(bracket);
        if (value == null) {
            return;
        }
        switch (value.getBsonType()) {
            case INT32, INT64, DOUBLE, DECIMAL128 -> number(out, value);
            case STRING -> text(out, value.asString().getValue());
            case DOCUMENT -> {
                for (Map.Entry<String, BsonValue> field : value.asDocument().entrySet()) {
                    out.write(bracket(field.getValue()));
                    text(out, field.getKey());
                    write(out, field.getValue());
                }
                out.write(0);
            }
            case ARRAY -> {
                for (BsonValue element : value.asArray()) {
                    write(out, element);
                }
                out.write(0);
            }
            case BINARY -> binary(out, value.asBinary());
            case OBJECT_ID -> out.writeBytes(value.asObjectId().getValue().toByteArray());
            case BOOLEAN -> out.write(value.asBoolean().getValue() ? 1 : 0);
            case DATE_TIME -> signed(out, value.asDateTime().getValue());
            case TIMESTAMP -> unsigned(out, value.asTimestamp().getValue());
            case REGULAR_EXPRESSION -> {
                text(out, value.asRegularExpression().getPattern());
                text(out, value.asRegularExpression().getOptions());
            }
            default -> {}
        }
    }

    private static void text(KeyBytes out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (text.indexOf(0) < 0) {
            out.writeBytes(bytes);
        } else {
            for (byte b : bytes) {
                out.write(b);
                if (b == 0) {
                    out.write(0xff);
                }
            }
        }
        out.write(0);
        out.write(0);
    }

    private static void binary(KeyBytes out, BsonBinary value) {
        unsigned(out, value.getData().length);
        out.write(value.getType());
        out.writeBytes(value.getData());
    }

    private static void signed(KeyBytes out, long value) {
        unsigned(out, value ^ Long.MIN_VALUE);
    }

    private static void unsigned(KeyBytes out, long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift) & 0xff);
        }
    }

    /// NaN, then minus infinity, negative, zero, positive, infinity.
    private static void number(KeyBytes out, BsonValue value) {
        if (Numbers.isNan(value)) {
            out.write(0);
            return;
        }
        int infinite = Numbers.infinity(value);
        if (infinite != 0) {
            out.write(infinite < 0 ? 1 : 5);
            return;
        }
        if (value instanceof BsonInt32 || value instanceof BsonInt64) {
            whole(out, value.asNumber().longValue());
            return;
        }
        BigDecimal exact = Numbers.exact(value);
        if (exact.signum() == 0) {
            out.write(3);
            return;
        }
        BigDecimal size = exact.abs().stripTrailingZeros();
        String digits = size.unscaledValue().toString();
        digits(out, exact.signum(), digits, digits.length() - size.scale());
    }

    private static void whole(KeyBytes out, long value) {
        if (value == 0) {
            out.write(3);
            return;
        }
        String text = Long.toString(value);
        String digits = value < 0 ? text.substring(1) : text;
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        digits(out, Long.signum(value), digits.substring(0, end), digits.length());
    }

    /// Writes 0.d₁d₂… · 10^exponent, the digits one above themselves so that their end sorts first.
    private static void digits(KeyBytes out, int sign, String digits, int exponent) {
        byte[] size = new byte[digits.length() + 3];
        int shifted = exponent + EXPONENT_OFFSET;
        size[0] = (byte) (shifted >>> 8);
        size[1] = (byte) shifted;
        for (int i = 0; i < digits.length(); i++) {
            size[i + 2] = (byte) (digits.charAt(i) - '0' + 1);
        }
        out.write(sign < 0 ? 2 : 4);
        out.writeBytes(sign < 0 ? Bytes.inverted(size) : size);
    }

    /// Whether values of this type may be stored.
    static boolean storable(BsonType type) {
        return switch (type) {
            case MIN_KEY, NULL, INT32, INT64, DOUBLE, DECIMAL128, STRING, DOCUMENT, ARRAY -> true;
            case BINARY, OBJECT_ID, BOOLEAN, DATE_TIME, TIMESTAMP, MAX_KEY -> true;
            case REGULAR_EXPRESSION -> true;
            default -> false;
        };
    }
}
