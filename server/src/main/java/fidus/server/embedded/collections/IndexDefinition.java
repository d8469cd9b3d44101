package fidus.server.embedded.collections;

import fidus.server.embedded.query.Bson;
import fidus.server.embedded.query.CommandFailure;
import fidus.server.embedded.query.CommandFailure.Code;
import fidus.server.embedded.query.Filter;
import fidus.server.embedded.query.Keys;
import fidus.server.embedded.query.Order;
import fidus.server.embedded.query.Paths;

import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// An index: which documents it holds, and under which keys.
///
/// @param number names its map; never used twice
/// @param spec the definition as asked for, tidied
/// @param parts its fields
/// @param partial only documents that match are held; null means all
/// @param multikey whether some document has an array under one of the fields
public record IndexDefinition(
        int number,
        BsonDocument spec,
        List<Order.Part> parts,
        @Nullable Filter partial,
        boolean multikey) {
    private static final Set<String> OPTIONS =
            Set.of(
                    "key",
                    "name",
                    "unique",
                    "sparse",
                    "partialFilterExpression",
                    "expireAfterSeconds",
                    "v",
                    "ns",
                    "background");
    private static final Set<String> PARTIAL_OPERATORS =
            Set.of("$eq", "$exists", "$gt", "$gte", "$lt", "$lte", "$type", "$in");

    /// Understands a definition.
    ///
    /// @throws CommandFailure for an option or a kind of index off the allow-list
    public static IndexDefinition of(int number, BsonDocument asked) {
        for (String option : asked.keySet()) {
            if (!OPTIONS.contains(option)) {
                throw CommandFailure.unsupported("the index option '" + option + "'");
            }
        }
        BsonDocument key = Bson.document(asked.get("key"));
        List<Order.Part> parts = Order.of(key).parts();
        if (parts.isEmpty()) {
            throw new CommandFailure(Code.CANNOT_CREATE_INDEX, "An index needs a key");
        }
        BsonDocument spec = new BsonDocument("v", new BsonInt32(2));
        spec.put("key", key);
        spec.put("name", new BsonString(Bson.text(asked.get("name"), "the index name")));
        for (String flag : List.of("unique", "sparse")) {
            if (Bson.isTrue(asked.get(flag))) {
                spec.put(flag, BsonBoolean.TRUE);
            }
        }
        BsonValue partial = asked.get("partialFilterExpression");
        if (partial != null) {
            spec.put("partialFilterExpression", checkPartial(Bson.document(partial)));
        }
        BsonValue expiry = asked.get("expireAfterSeconds");
        if (expiry != null) {
            if (parts.size() != 1 || Bson.integer(expiry, -1) < 0) {
                throw new CommandFailure(
                        Code.CANNOT_CREATE_INDEX,
                        "expireAfterSeconds needs one field and a duration of at least 0");
            }
            spec.put("expireAfterSeconds", expiry);
        }
        return stored(number, spec, false);
    }

    private static BsonDocument checkPartial(BsonDocument filter) {
        filter.forEach(
                (path, condition) -> {
                    boolean known =
                            condition instanceof BsonDocument operators
                                    ? PARTIAL_OPERATORS.containsAll(operators.keySet())
                                    : !condition.isRegularExpression();
                    if (path.startsWith("$") || !known) {
                        throw CommandFailure.unsupported("the partial filter " + filter.toJson());
                    }
                });
        return filter;
    }

    /// A definition as it was stored.
    static IndexDefinition stored(int number, BsonDocument spec, boolean multikey) {
        BsonValue partial = spec.get("partialFilterExpression");
        return new IndexDefinition(
                number,
                spec,
                Order.of(spec.getDocument("key")).parts(),
                partial == null ? null : Filter.of(partial.asDocument()),
                multikey);
    }

    IndexDefinition asMultikey() {
        return new IndexDefinition(number, spec, parts, partial, true);
    }

    /// Its name.
    public String name() {
        return spec.getString("name").getValue();
    }

    /// Its fields and directions as a document.
    public BsonDocument key() {
        return spec.getDocument("key");
    }

    /// Whether each key belongs to one document at most.
    public boolean unique() {
        return spec.containsKey("unique");
    }

    /// Whether documents without any of the fields are left out.
    public boolean sparse() {
        return spec.containsKey("sparse");
    }

    /// The map that holds its entries.
    public String map() {
        return "index." + number;
    }

    /// Whether the document belongs into the index.
    boolean holds(BsonDocument document) {
        if (partial != null && !partial.matches(document)) {
            return false;
        }
        return !sparse() || parts.stream().anyMatch(part -> isThere(document, part));
    }

    private static boolean isThere(BsonDocument document, Order.Part part) {
        for (BsonValue leaf : Paths.leaves(document, part.steps())) {
            if (leaf != null) {
                return true;
            }
        }
        return false;
    }

    /// The keys of a document, each once, in order.
    ///
    /// @throws CommandFailure when two fields hold arrays
    Collection<byte[]> keys(BsonDocument document) {
        if (!holds(document)) {
            return List.of();
        }
        List<List<@Nullable BsonValue>> elements = new ArrayList<>(parts.size());
        int several = -1;
        for (int i = 0; i < parts.size(); i++) {
            elements.add(Paths.elements(document, parts.get(i).steps()));
            if (elements.get(i).size() > 1) {
                if (several >= 0) {
                    throw new CommandFailure(
                            Code.CANNOT_INDEX_PARALLEL_ARRAYS,
                            "The index " + name() + " cannot index parallel arrays");
                }
                several = i;
            }
        }
        List<@Nullable BsonValue> one = new ArrayList<>(parts.size());
        elements.forEach(its -> one.add(its.getFirst()));
        if (several < 0) {
            return List.of(Keys.ofElements(one, parts));
        }
        Set<byte[]> distinct = new TreeSet<>(Arrays::compareUnsigned);
        for (BsonValue element : elements.get(several)) {
            one.set(several, element);
            distinct.add(Keys.ofElements(one, parts));
        }
        return distinct;
    }

    /// Whether the document has an array, even one of a single element, on the way of an indexed
    /// field.
    boolean seesArray(BsonDocument document) {
        for (Order.Part part : parts) {
            BsonValue value = document;
            for (String step : part.steps()) {
                value = value instanceof BsonDocument inner ? inner.get(step) : null;
                if (value != null && value.isArray()) {
                    return true;
                }
            }
        }
        return false;
    }
}
