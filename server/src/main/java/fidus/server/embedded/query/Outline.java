package fidus.server.embedded.query;

import org.bson.BsonArray;
import org.bson.BsonBinaryReader;
import org.bson.BsonDocument;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.codecs.BsonValueCodec;
import org.bson.codecs.DecoderContext;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The few fields of a document that some paths lead to: what indexes ask for, without reading the
/// rest.
public final class Outline {
    private static final BsonValueCodec VALUES = new BsonValueCodec();
    private static final DecoderContext DECODE = DecoderContext.builder().build();

    /// What is below a name; nothing means the whole value.
    private static final class Wanted {
        private final Map<String, Wanted> below = new HashMap<>();
        private boolean whole;
    }

    private final Wanted all = new Wanted();

    /// @param paths as steps; each is found in an outline as in the document itself
    public Outline(List<List<String>> paths) {
        paths.forEach(this::add);
    }

    private void add(List<String> steps) {
        Wanted at = all;
        for (String step : steps) {
            // A number may be a place in an array above it, so that array stays whole.
            at.whole |= at != all && Paths.index(step) >= 0;
            at = at.below.computeIfAbsent(step, _ -> new Wanted());
        }
        at.whole = true;
    }

    /// The outline of a document.
    public BsonDocument of(byte[] bytes) {
        try (var reader = new BsonBinaryReader(ByteBuffer.wrap(bytes))) {
            return document(reader, all);
        }
    }

    private static BsonDocument document(BsonReader reader, Wanted wanted) {
        var outline = new BsonDocument();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            String name = reader.readName();
            Wanted below = wanted.below.get(name);
            if (below == null) {
                reader.skipValue();
            } else {
                outline.put(name, value(reader, below));
            }
        }
        reader.readEndDocument();
        return outline;
    }

    private static BsonValue value(BsonReader reader, @Nullable Wanted wanted) {
        BsonType type = reader.getCurrentBsonType();
        if (wanted == null || wanted.whole) {
            return VALUES.decode(reader, DECODE);
        }
        return switch (type) {
            case DOCUMENT -> document(reader, wanted);
            case ARRAY -> array(reader, wanted);
            default -> VALUES.decode(reader, DECODE);
        };
    }

    private static BsonArray array(BsonReader reader, Wanted wanted) {
        var outline = new BsonArray();
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            boolean document = reader.getCurrentBsonType() == BsonType.DOCUMENT;
            outline.add(value(reader, document ? wanted : null));
        }
        reader.readEndArray();
        return outline;
    }
}
