package fidus.server.embedded.query;

import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonArray;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/// Documents to bytes and back, and the checks every stored document passes.
public final class Bson {
    /// The largest document, as on the real server.
    public static final int MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();
    private static final EncoderContext ENCODE = EncoderContext.builder().build();
    private static final DecoderContext DECODE = DecoderContext.builder().build();

    private Bson() {}

    /// The bytes of a document.
    public static byte[] encode(BsonDocument document) {
        try (var out = new BasicOutputBuffer(512);
                var writer = new BsonBinaryWriter(out)) {
            CODEC.encode(writer, document, ENCODE);
            return out.toByteArray();
        }
    }

    /// A document over bytes, decoded field by field as asked. Not to be changed.
    public static BsonDocument lazy(byte[] bytes) {
        return new RawBsonDocument(bytes);
    }

    /// A document that came over the wire: over its bytes where they can be stored as they are,
    /// otherwise decoded.
    public static BsonDocument received(byte[] bytes) {
        return Received.asStored(bytes) ? lazy(bytes) : decode(bytes);
    }

    /// The bytes of a received document that can be stored as they are, whose first field is its
    /// `_id`; null for every other one.
    public static byte @Nullable [] receivedWithId(BsonDocument document) {
        if (!(document instanceof RawBsonDocument raw)) {
            return null;
        }
        byte[] bytes = raw.getByteBuffer().array();
        boolean first =
                bytes.length > 9
                        && bytes[4] != BsonType.ARRAY.getValue()
                        && bytes[5] == '_'
                        && bytes[6] == 'i'
                        && bytes[7] == 'd'
                        && bytes[8] == 0;
        return first ? bytes : null;
    }

    /// A document of its own that may be changed.
    public static BsonDocument decode(byte[] bytes) {
        try (var reader = new BsonBinaryReader(java.nio.ByteBuffer.wrap(bytes))) {
            return CODEC.decode(reader, DECODE);
        }
    }

    /// A copy that shares nothing.
    public static BsonDocument copy(BsonDocument document) {
        return decode(encode(document));
    }

    /// The bytes of a document that is to be stored.
    ///
    /// @throws CommandFailure when it is too large or too deep, or has a type or a name that cannot
    ///   be stored
    public static byte[] encodeForStorage(BsonDocument document) {
        return notTooLarge(StoredBytes.of(document));
    }

    /// The same bytes.
    ///
    /// @throws CommandFailure when a document of these bytes is too large to be stored
    public static byte[] notTooLarge(byte[] bytes) {
        if (bytes.length > MAX_DOCUMENT_BYTES) {
            throw new CommandFailure(
                    Code.DOCUMENT_TOO_LARGE,
                    "The document has %d bytes, at most %d are allowed"
                            .formatted(bytes.length, MAX_DOCUMENT_BYTES));
        }
        return bytes;
    }

    /// Whether an option is set: true, or a number other than zero.
    public static boolean isTrue(@Nullable BsonValue value) {
        if (value == null || value.isNull()) {
            return false;
        }
        if (value.isBoolean()) {
            return value.asBoolean().getValue();
        }
        if (value.isNumber()) {
            return value.asNumber().longValue() != 0;
        }
        throw new CommandFailure(
                Code.TYPE_MISMATCH, "expected true or false, got " + value.getBsonType());
    }

    /// A whole number, or the default where the field is absent.
    public static long integer(@Nullable BsonValue value, long absent) {
        if (value == null || value.isNull()) {
            return absent;
        }
        if (!value.isNumber()) {
            throw new CommandFailure(
                    Code.TYPE_MISMATCH, "expected a number, got " + value.getBsonType());
        }
        try {
            return Numbers.exact(value).longValueExact();
        } catch (ArithmeticException e) {
            throw new CommandFailure(Code.BAD_VALUE, "expected a whole number, got " + value);
        }
    }

    /// A document, or an empty one where the field is absent.
    public static BsonDocument document(@Nullable BsonValue value) {
        if (value == null || value.isNull()) {
            return new BsonDocument();
        }
        if (value instanceof BsonDocument document) {
            return document;
        }
        throw new CommandFailure(
                Code.TYPE_MISMATCH, "expected a document, got " + value.getBsonType());
    }

    /// A list, or an empty one where the field is absent.
    public static BsonArray array(@Nullable BsonValue value) {
        if (value == null) {
            return new BsonArray();
        }
        if (value instanceof BsonArray array) {
            return array;
        }
        throw new CommandFailure(
                Code.TYPE_MISMATCH, "expected an array, got " + value.getBsonType());
    }

    /// A string.
    public static String text(@Nullable BsonValue value, String what) {
        if (value == null || !value.isString()) {
            throw new CommandFailure(Code.TYPE_MISMATCH, what + " must be a string");
        }
        return value.asString().getValue();
    }
}
