package fidus.server.embedded.query;

import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The stages that change the shape of each document.
final class Shaping {
    private Shaping() {}

    /// Zeros and ones, and computed fields at the top level beside ones.
    static Stages.Stage project(BsonDocument definition) {
        BsonDocument plain = new BsonDocument();
        Map<String, Expression> computed = new LinkedHashMap<>();
        definition.forEach(
                (name, value) -> {
                    if (value.isBoolean() || value.isNumber()) {
                        plain.put(name, value);
                    } else {
                        computed.put(topLevel(name), Expression.parse(value));
                    }
                });
        if (computed.isEmpty()) {
            Projection projection = Projection.of(plain);
            return (documents, source) ->
                    Stages.stream(documents).map(projection::applied).iterator();
        }
        plain.forEach(
                (name, value) -> {
                    if (!name.equals("_id") && !Bson.isTrue(value)) {
                        throw new CommandFailure(
                                Code.FAILED_TO_PARSE, "Computed fields do not go with exclusions");
                    }
                });
        // With nothing but `_id` named, "include" must still be what is meant.
        BsonDocument including = new BsonDocument("_id", new BsonInt32(1));
        including.putAll(plain);
        boolean onlyComputed = plain.keySet().stream().allMatch("_id"::equals);
        boolean withId = Bson.isTrue(including.get("_id"));
        Projection projection =
                Projection.of(onlyComputed ? new BsonDocument("_id", new BsonInt32(1)) : including);
        return (documents, source) ->
                Stages.stream(documents)
                        .map(
                                document -> {
                                    BsonDocument result = projection.applied(document);
                                    if (!withId) {
                                        result.remove("_id");
                                    }
                                    compute(document, computed, result);
                                    return result;
                                })
                        .iterator();
    }

    private static String topLevel(String name) {
        if (Paths.steps(name).size() > 1) {
            throw CommandFailure.unsupported("computing the nested field " + name);
        }
        return name;
    }

    private static void compute(
            BsonDocument document, Map<String, Expression> computed, BsonDocument result) {
        computed.forEach(
                (name, expression) -> {
                    BsonValue value = expression.of(document);
                    if (value != null) {
                        result.put(name, value);
                    }
                });
    }

    static Stages.Stage addFields(BsonDocument definition) {
        Map<String, Expression> computed = new LinkedHashMap<>();
        definition.forEach((name, value) -> computed.put(topLevel(name), Expression.parse(value)));
        return (documents, source) ->
                Stages.stream(documents)
                        .map(
                                document -> {
                                    BsonDocument result = Bson.copy(document);
                                    compute(document, computed, result);
                                    return result;
                                })
                        .iterator();
    }

    static Stages.Stage unset(BsonValue operand) {
        BsonDocument excluded = new BsonDocument();
        List<BsonValue> names = operand instanceof BsonArray array ? array : List.of(operand);
        names.forEach(name -> excluded.put(Bson.text(name, "a field of $unset"), new BsonInt32(0)));
        Projection projection = Projection.of(excluded);
        return (documents, source) -> Stages.stream(documents).map(projection::applied).iterator();
    }

    static Stages.Stage replaceRoot(BsonValue operand) {
        Expression root = Expression.parse(operand);
        return (documents, source) ->
                Stages.stream(documents)
                        .map(document -> Bson.document(root.of(document)))
                        .iterator();
    }

    static Stages.Stage unwind(BsonValue operand) {
        BsonValue given = operand instanceof BsonDocument d ? d.get("path", operand) : operand;
        boolean keepEmpty = false;
        if (operand instanceof BsonDocument options) {
            for (String name : options.keySet()) {
                if (!name.equals("path") && !name.equals("preserveNullAndEmptyArrays")) {
                    throw CommandFailure.unsupported("$unwind with " + name);
                }
            }
            keepEmpty = Bson.isTrue(options.get("preserveNullAndEmptyArrays"));
        }
        String path = Bson.text(given, "the path of $unwind");
        if (!path.startsWith("$")) {
            throw new CommandFailure(Code.FAILED_TO_PARSE, "the path of $unwind starts with $");
        }
        List<String> steps = Paths.steps(path.substring(1));
        boolean keep = keepEmpty;
        return (documents, source) ->
                Stages.stream(documents)
                        .flatMap(document -> unwound(document, steps, keep))
                        .iterator();
    }

    private static Stream<BsonDocument> unwound(
            BsonDocument document, List<String> steps, boolean keepEmpty) {
        Slot slot = Slot.find(document, steps, false);
        BsonValue value = slot == null ? null : slot.get();
        if (value == null || value.isNull()) {
            return keepEmpty ? Stream.of(document) : Stream.empty();
        }
        if (!(value instanceof BsonArray array)) {
            return Stream.of(document);
        }
        List<BsonDocument> copies = new ArrayList<>();
        for (BsonValue element : array) {
            BsonDocument copy = Bson.copy(document);
            Slot place = Slot.find(copy, steps, true);
            if (place != null) {
                place.set(element);
            }
            copies.add(copy);
        }
        if (copies.isEmpty() && keepEmpty) {
            BsonDocument copy = Bson.copy(document);
            Slot place = Slot.find(copy, steps, false);
            if (place != null) {
                place.remove();
            }
            copies.add(copy);
        }
        return copies.stream();
    }
}
