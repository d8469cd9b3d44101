package fidus.server.mongo.sealing;

import fidus.contract.Confidential;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Which fields of one kind of record are {@link Confidential}, however deep in it.
final class Confidences {
    private final String key;
    private final Inside root;

    private Confidences(String key, Inside root) {
        this.key = key;
        this.root = root;
    }

    /// What is done to a confidential value.
    interface Turn {
        /// @param path of the field in its document, without places in lists
        BsonValue of(String path, BsonValue value);
    }

    /// What is confidential inside a value.
    ///
    /// @param whole the value itself
    /// @param fields inside some of its fields, for a record
    /// @param each inside every element or value of it, for a list or a map
    private record Inside(boolean whole, Map<String, Inside> fields, @Nullable Inside each) {
        private static final Inside WHOLE = new Inside(true, Map.of(), null);
        private static final Inside NOTHING = new Inside(false, Map.of(), null);
    }

    /// @param type a record whose first component tells its documents apart
    static Confidences of(Class<?> type) {
        String key = type.isRecord() ? name(type, 0) : "_id";
        Map<Class<?>, Inside> known = new HashMap<>();
        Inside root = inside(type, known);
        known.values().forEach(of -> of.fields.values().removeIf(some -> !holds(some, none())));
        return new Confidences(key, root);
    }

    boolean any() {
        return !root.fields.isEmpty();
    }

    /// Turns the confidential values of a document, in it.
    void turn(BsonDocument document, Turn turn) {
        turned(root, document, "", turn);
    }

    /// What tells this document from the others of its collection.
    String key(BsonDocument document) {
        return switch (document.get(key)) {
            case BsonString text -> text.getValue();
            case BsonInt32 number -> Integer.toString(number.getValue());
            case BsonInt64 number -> Long.toString(number.getValue());
            case null, default ->
                    throw new IllegalStateException(
                            "A document with confidential fields has no text or number as " + key);
        };
    }

    private static BsonValue turned(Inside inside, BsonValue value, String path, Turn turn) {
        if (inside.whole) {
            return turn.of(path, value);
        }
        Inside each = inside.each;
        if (each != null && value instanceof BsonArray list) {
            list.replaceAll(element -> turned(each, element, path, turn));
        } else if (each != null && value instanceof BsonDocument map) {
            map.replaceAll((name, element) -> turned(each, element, path, turn));
        } else if (value instanceof BsonDocument document) {
            inside.fields.forEach(
                    (name, of) ->
                            document.computeIfPresent(
                                    name,
                                    (field, was) ->
                                            turned(
                                                    of,
                                                    was,
                                                    path.isEmpty() ? name : path + "." + name,
                                                    turn)));
        }
        return value;
    }

    /// What such a value may hold; cut down to what is confidential afterwards, because a record
    /// may hold its own kind.
    private static Inside inside(Type type, Map<Class<?>, Inside> known) {
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[lastOf(generic)];
            return new Inside(false, Map.of(), inside(last, known));
        }
        if (!(type instanceof Class<?> plain) || !plain.isRecord()) {
            return Inside.NOTHING;
        }
        Inside before = known.get(plain);
        if (before != null) {
            return before;
        }
        Map<String, Inside> fields = new LinkedHashMap<>();
        var made = new Inside(false, fields, null);
        known.put(plain, made);
        RecordComponent[] components = plain.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Inside of =
                    components[i].isAnnotationPresent(Confidential.class)
                            ? Inside.WHOLE
                            : inside(components[i].getGenericType(), known);
            fields.put(name(plain, i), of);
        }
        return made;
    }

    private static boolean holds(Inside inside, Set<Map<String, Inside>> seen) {
        return inside.whole
                || (inside.each != null && holds(inside.each, seen))
                || (seen.add(inside.fields)
                        && inside.fields.values().stream().anyMatch(of -> holds(of, seen)));
    }

    private static Set<Map<String, Inside>> none() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static int lastOf(ParameterizedType generic) {
        return generic.getActualTypeArguments().length - 1;
    }

    /// A first component `id` is the document's `_id`.
    private static String name(Class<?> type, int place) {
        String name = type.getRecordComponents()[place].getName();
        return place == 0 && name.equals("id") ? "_id" : name;
    }
}
