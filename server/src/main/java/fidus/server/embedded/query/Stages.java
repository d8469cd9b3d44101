package fidus.server.embedded.query;

import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The stages of an aggregation, one function each from documents to documents.
final class Stages {
    private Stages() {}

    /// One stage at work.
    @FunctionalInterface
    interface Stage {
        Iterator<BsonDocument> run(Iterator<BsonDocument> documents, Pipeline.Source source);
    }

    static Stage of(BsonDocument source) {
        if (source.size() != 1) {
            throw new CommandFailure(
                    Code.FAILED_TO_PARSE, "A stage has exactly one field: " + source);
        }
        String name = source.getFirstKey();
        BsonValue operand = source.get(name, BsonNull.VALUE);
        return switch (name) {
            case "$match" -> match(Filter.of(Bson.document(operand)));
            case "$sort" -> sort(Order.of(Bson.document(operand)));
            case "$skip" -> {
                long count = Bson.integer(operand, 0);
                yield (documents, from) -> stream(documents).skip(count).iterator();
            }
            case "$limit" -> {
                long count = Bson.integer(operand, 0);
                if (count < 1) {
                    throw new CommandFailure(Code.BAD_VALUE, "$limit must be positive");
                }
                yield (documents, from) -> new Limited(documents, count);
            }
            case "$project" -> Shaping.project(Bson.document(operand));
            case "$set", "$addFields" -> Shaping.addFields(Bson.document(operand));
            case "$unset" -> Shaping.unset(operand);
            case "$replaceRoot" ->
                    Shaping.replaceRoot(Bson.document(operand).get("newRoot", operand));
            case "$replaceWith" -> Shaping.replaceRoot(operand);
            case "$unwind" -> Shaping.unwind(operand);
            case "$count" -> count(Bson.text(operand, "$count"));
            case "$group" -> group(Bson.document(operand));
            case "$lookup" -> lookup(Bson.document(operand));
            default -> throw CommandFailure.unsupported("the aggregation stage " + name);
        };
    }

    static java.util.stream.Stream<BsonDocument> stream(Iterator<BsonDocument> documents) {
        return java.util.stream.StreamSupport.stream(
                java.util.Spliterators.spliteratorUnknownSize(documents, 0), false);
    }

    private static Stage match(Filter filter) {
        return (documents, source) -> stream(documents).filter(filter::matches).iterator();
    }

    private static Stage sort(Order order) {
        return (documents, source) -> Sorting.sorted(documents, order, 0, source.memoryLimit());
    }

    private static Stage count(String name) {
        return (documents, source) -> {
            int count = 0;
            while (documents.hasNext()) {
                documents.next();
                count++;
            }
            return count == 0
                    ? java.util.Collections.emptyIterator()
                    : List.of(new BsonDocument(name, new BsonInt32(count))).iterator();
        };
    }

    private record Field(String name, String accumulator, Expression expression) {}

    private static Stage group(BsonDocument definition) {
        BsonValue by = definition.get("_id");
        if (by == null) {
            throw new CommandFailure(Code.FAILED_TO_PARSE, "$group needs an _id");
        }
        Expression key = Expression.parse(by);
        List<Field> fields = new ArrayList<>();
        definition.forEach(
                (name, value) -> {
                    if (!name.equals("_id")) {
                        fields.add(field(name, Bson.document(value)));
                    }
                });
        return (documents, source) -> grouped(documents, key, fields, source.memoryLimit());
    }

    private static Field field(String name, BsonDocument definition) {
        if (definition.size() != 1) {
            throw new CommandFailure(
                    Code.FAILED_TO_PARSE, "The field '" + name + "' needs one accumulator");
        }
        String accumulator = definition.getFirstKey();
        Accumulator.of(accumulator);
        BsonValue operand = definition.get(accumulator, BsonNull.VALUE);
        if (operand instanceof BsonArray) {
            throw CommandFailure.unsupported("an array as the operand of " + accumulator);
        }
        return new Field(name, accumulator, Expression.parse(operand));
    }

    private record Group(BsonValue id, List<Accumulator> values) {}

    private static Iterator<BsonDocument> grouped(
            Iterator<BsonDocument> documents, Expression key, List<Field> fields, long limit) {
        Map<ByteBuffer, Group> groups = new LinkedHashMap<>();
        long bytes = 0;
        boolean collects =
                fields.stream().anyMatch(f -> f.accumulator.matches("\\$(push|addToSet)"));
        while (documents.hasNext()) {
            BsonDocument document = documents.next();
            BsonValue id = Expression.orNull(key.of(document));
            ByteBuffer bucket = ByteBuffer.wrap(Keys.of(id));
            Group group = groups.get(bucket);
            if (group == null) {
                List<Accumulator> values =
                        fields.stream().map(f -> Accumulator.of(f.accumulator)).toList();
                group = new Group(id, values);
                groups.put(bucket, group);
                bytes += bucket.capacity() + 200;
            }
            bytes += collects ? Sorting.size(document) : 0;
            if (bytes > limit) {
                throw Sorting.tooMuch("$group", limit);
            }
            for (int i = 0; i < fields.size(); i++) {
                group.values.get(i).take(fields.get(i).expression.of(document));
            }
        }
        return groups.values().stream().map(group -> row(group, fields)).iterator();
    }

    private static BsonDocument row(Group group, List<Field> fields) {
        BsonDocument row = new BsonDocument("_id", group.id);
        for (int i = 0; i < fields.size(); i++) {
            row.put(fields.get(i).name, group.values.get(i).result());
        }
        return row;
    }

    private static Stage lookup(BsonDocument definition) {
        for (String name : definition.keySet()) {
            if (!List.of("from", "localField", "foreignField", "as").contains(name)) {
                throw CommandFailure.unsupported("$lookup with " + name);
            }
        }
        String from = Bson.text(definition.get("from"), "from");
        List<String> local = Paths.steps(Bson.text(definition.get("localField"), "localField"));
        String foreign = Bson.text(definition.get("foreignField"), "foreignField");
        String as = Bson.text(definition.get("as"), "as");
        if (Paths.steps(as).size() > 1) {
            throw CommandFailure.unsupported("$lookup into a nested field");
        }
        return (documents, source) ->
                stream(documents)
                        .map(
                                document -> {
                                    BsonDocument joined = Bson.copy(document);
                                    joined.put(as, matches(document, local, from, foreign, source));
                                    return joined;
                                })
                        .iterator();
    }

    private static BsonArray matches(
            BsonDocument document,
            List<String> local,
            String from,
            String foreign,
            Pipeline.Source source) {
        BsonArray values = new BsonArray();
        Paths.elements(document, local).forEach(value -> values.add(Expression.orNull(value)));
        BsonDocument query = new BsonDocument(foreign, new BsonDocument("$in", values));
        BsonArray found = new BsonArray();
        source.find(from, Filter.of(query)).forEachRemaining(found::add);
        return found;
    }

    /// Stops without asking its source for one document too many, which a stream may do.
    private static final class Limited implements Iterator<BsonDocument> {
        private final Iterator<BsonDocument> documents;
        private long left;

        Limited(Iterator<BsonDocument> documents, long left) {
            this.documents = documents;
            this.left = left;
        }

        @Override
        public boolean hasNext() {
            return left > 0 && documents.hasNext();
        }

        @Override
        public BsonDocument next() {
            left--;
            return documents.next();
        }
    }
}
