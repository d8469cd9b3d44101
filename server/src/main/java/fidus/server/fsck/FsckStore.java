package fidus.server.fsck;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.server.mongo.Unit;

import org.bson.BsonDocument;

import java.util.function.Consumer;

/// Stored documents as they are, without the records' own checks, so that a broken one can be named
/// instead of failing to load.
final class FsckStore {
    private final Unit unit;

    FsckStore(Unit unit) {
        this.unit = unit;
    }

    void each(String collection, String order, Consumer<Stored> consumer) {
        unit.documents(collection, BsonDocument.class)
                .each(empty(), ascending(order), document -> consumer.accept(new Stored(document)));
    }

    /// Those alone that have this text.
    void each(
            String collection, String field, String text, String order, Consumer<Stored> consumer) {
        unit.documents(collection, BsonDocument.class)
                .each(
                        eq(field, text),
                        ascending(order),
                        document -> consumer.accept(new Stored(document)));
    }

    /// One document, read without trusting its shape: what is absent or of another kind is empty
    /// text, an instant its milliseconds since 1970.
    record Stored(BsonDocument document) {
        String text(String path) {
            var value = value(path);
            if (value == null) {
                return "";
            }
            return switch (value.getBsonType()) {
                case STRING -> value.asString().getValue();
                case INT32 -> Integer.toString(value.asInt32().getValue());
                case INT64 -> Long.toString(value.asInt64().getValue());
                case DECIMAL128 ->
                        value.asDecimal128().getValue().bigDecimalValue().toPlainString();
                case DATE_TIME -> Long.toString(value.asDateTime().getValue());
                case BOOLEAN -> Boolean.toString(value.asBoolean().getValue());
                default -> "";
            };
        }

        boolean has(String path) {
            var value = value(path);
            return value != null && !value.isNull();
        }

        /// How many elements a list has, zero when there is none.
        int size(String path) {
            var value = value(path);
            return value == null || !value.isArray() ? 0 : value.asArray().size();
        }

        java.util.List<Stored> list(String path) {
            var value = value(path);
            return value == null || !value.isArray()
                    ? java.util.List.of()
                    : value.asArray().stream()
                            .filter(org.bson.BsonValue::isDocument)
                            .map(part -> new Stored(part.asDocument()))
                            .toList();
        }

        /// The names of a document's fields in order.
        java.util.List<String> names(String path) {
            var value = value(path);
            return value == null || !value.isDocument()
                    ? java.util.List.of()
                    : value.asDocument().keySet().stream().sorted().toList();
        }

        private org.bson.@org.jspecify.annotations.Nullable BsonValue value(String path) {
            BsonDocument at = document;
            String[] names = path.split("\\.", -1);
            for (int i = 0; i < names.length - 1; i++) {
                var next = at.get(names[i]);
                if (next == null || !next.isDocument()) {
                    return null;
                }
                at = next.asDocument();
            }
            return at.get(names[names.length - 1]);
        }
    }
}
