package fidus.server.mongo.sealing;

import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/// The confidential fields of one collection's documents. Each is sealed with its kind, so that it
/// comes back as it was; what was stored in clear before is read as it stands.
final class Sealing {
    private static final String VALUE = "v";

    private final String collection;
    private final Confidences fields;
    private final DataKeys keys;

    Sealing(String collection, Confidences fields, DataKeys keys) {
        this.collection = collection;
        this.fields = fields;
        this.keys = keys;
    }

    void seal(BsonDocument document) {
        int number = keys.newest(collection);
        String key = fields.key(document);
        fields.turn(document, (path, value) -> sealed(value, number, place(key, path)));
    }

    void open(BsonDocument document) {
        String key = fields.key(document);
        fields.turn(
                document,
                (path, value) -> {
                    Integer number = keyOf(value);
                    return number == null ? value : opened(value, number, place(key, path));
                });
    }

    /// Seals with the newest key what is in clear or sealed with an older one.
    ///
    /// @return whether anything was
    boolean reseal(BsonDocument document) {
        int newest = keys.newest(collection);
        String key = fields.key(document);
        var changed = new AtomicBoolean();
        fields.turn(
                document,
                (path, value) -> {
                    Integer number = keyOf(value);
                    if (number != null && number == newest) {
                        return value;
                    }
                    changed.set(true);
                    String place = place(key, path);
                    BsonValue plain = number == null ? value : opened(value, number, place);
                    return sealed(plain, newest, place);
                });
        return changed.get();
    }

    private BsonValue sealed(BsonValue value, int number, String place) {
        byte[] bytes = bytes(new BsonDocument(VALUE, value));
        return new BsonBinary(Envelope.seal(bytes, number, keys.numbered(number, place), place));
    }

    private BsonValue opened(BsonValue value, int number, String place) {
        byte[] sealed = value.asBinary().getData();
        byte[] bytes = Envelope.open(sealed, number, keys.numbered(number, place), place);
        BsonDocument holder = new RawBsonDocument(bytes).decode(new BsonDocumentCodec());
        return Objects.requireNonNull(holder.get(VALUE), VALUE);
    }

    private static @Nullable Integer keyOf(BsonValue value) {
        return value.isBinary() ? Envelope.keyOf(value.asBinary().getData()) : null;
    }

    private String place(String key, String path) {
        return collection + "|" + key + "|" + path;
    }

    private static byte[] bytes(BsonDocument document) {
        try (var buffer = new BasicOutputBuffer();
                var writer = new BsonBinaryWriter(buffer)) {
            new BsonDocumentCodec().encode(writer, document, EncoderContext.builder().build());
            return buffer.toByteArray();
        }
    }
}
