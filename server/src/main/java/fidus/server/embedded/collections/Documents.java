package fidus.server.embedded.collections;

import fidus.server.embedded.disk.Bytes;
import fidus.server.embedded.disk.Draft;
import fidus.server.embedded.disk.Range;
import fidus.server.embedded.disk.View;
import fidus.server.embedded.query.Bson;
import fidus.server.embedded.query.CommandFailure;
import fidus.server.embedded.query.CommandFailure.Code;
import fidus.server.embedded.query.Filter;
import fidus.server.embedded.query.Keys;
import fidus.server.embedded.query.Order;
import fidus.server.embedded.query.Outline;
import fidus.server.embedded.query.Paths;

import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Writes the documents of one collection, and every index with them.
public final class Documents {
    private final Draft draft;
    private final Catalogue catalogue;
    private final Outline outline;
    private CollectionDefinition collection;

    /// The documents of a collection, to be changed within a draft.
    public Documents(Draft draft, Catalogue catalogue, CollectionDefinition collection) {
        this.draft = draft;
        this.catalogue = catalogue;
        this.collection = collection;
        this.outline = outline(collection);
    }

    /// The number of documents.
    public static long count(View view, CollectionDefinition collection) {
        return view.count(collection.map());
    }

    /// Adds a document, giving it an `_id` if it has none.
    ///
    /// @return the document as stored
    /// @throws CommandFailure when a unique key exists already or the document cannot be stored
    public BsonDocument insert(BsonDocument given) {
        byte[] received = Bson.receivedWithId(given);
        if (received != null) {
            insert(outline.of(received), Bson.notTooLarge(received));
            return given;
        }
        BsonDocument document = withIdFirst(given);
        insert(document, Bson.encodeForStorage(document));
        return document;
    }

    /// @param document at least what the indexes see of it
    private void insert(BsonDocument document, byte[] bytes) {
        byte[] id = Keys.of(document.get("_id"));
        if (draft.get(collection.map(), id) != null) {
            throw duplicate("_id_", new BsonDocument("_id", new org.bson.BsonInt32(1)), document);
        }
        List<Collection<byte[]>> keys = new ArrayList<>();
        for (IndexDefinition index : collection.indexes()) {
            Collection<byte[]> own = index.keys(document);
            checkUnique(index, own, id, document);
            keys.add(own);
        }
        draft.put(collection.map(), id, bytes);
        for (int i = 0; i < keys.size(); i++) {
            IndexDefinition index = collection.indexes().get(i);
            String map = index.map();
            for (byte[] key : keys.get(i)) {
                draft.put(map, entryKey(index, key, id), id);
            }
        }
        noteArrays(document);
    }

    /// What the indexes see of a document: their fields, and those their conditions ask for.
    private static Outline outline(CollectionDefinition collection) {
        List<List<String>> paths = new ArrayList<>(List.of(List.of("_id")));
        for (IndexDefinition index : collection.indexes()) {
            index.parts().forEach(part -> paths.add(part.steps()));
            Filter partial = index.partial();
            if (partial != null) {
                partial.source().keySet().forEach(path -> paths.add(Paths.steps(path)));
            }
        }
        return new Outline(paths);
    }

    private static BsonDocument withIdFirst(BsonDocument given) {
        BsonValue id = given.get("_id");
        if (id != null && (id.isArray() || id.isRegularExpression())) {
            throw new CommandFailure(
                    Code.BAD_VALUE, "The '_id' must not be of type " + id.getBsonType());
        }
        if (id != null && given.getFirstKey().equals("_id")) {
            return given;
        }
        BsonDocument document = new BsonDocument("_id", id == null ? new BsonObjectId() : id);
        given.forEach(document::putIfAbsent);
        return document;
    }

    /// Puts a new version in the place of an old one.
    ///
    /// @return whether anything changed
    /// @throws CommandFailure when a unique key exists already or the document cannot be stored
    public boolean replace(BsonDocument old, BsonDocument fresh) {
        byte[] bytes = Bson.encodeForStorage(fresh);
        byte[] id = Keys.of(old.get("_id"));
        if (Arrays.equals(bytes, draft.get(collection.map(), id))) {
            return false;
        }
        List<Collection<byte[]>> keys = new ArrayList<>();
        for (IndexDefinition index : collection.indexes()) {
            Collection<byte[]> own = index.keys(fresh);
            checkUnique(index, own, id, fresh);
            keys.add(own);
        }
        draft.put(collection.map(), id, bytes);
        for (int i = 0; i < keys.size(); i++) {
            reindex(collection.indexes().get(i), old, keys.get(i), id);
        }
        noteArrays(fresh);
        return true;
    }

    private void reindex(
            IndexDefinition index, BsonDocument old, Collection<byte[]> keys, byte[] id) {
        TreeSet<byte[]> gone = new TreeSet<>(Arrays::compareUnsigned);
        gone.addAll(index.keys(old));
        for (byte[] key : keys) {
            if (!gone.remove(key)) {
                draft.put(index.map(), entryKey(index, key, id), id);
            }
        }
        gone.forEach(key -> draft.remove(index.map(), entryKey(index, key, id)));
    }

    /// Removes a document.
    public void delete(BsonDocument document) {
        byte[] id = Keys.of(document.get("_id"));
        draft.remove(collection.map(), id);
        for (IndexDefinition index : collection.indexes()) {
            index.keys(document)
                    .forEach(key -> draft.remove(index.map(), entryKey(index, key, id)));
        }
    }

    private static byte[] entryKey(IndexDefinition index, byte[] key, byte[] id) {
        return index.unique() ? key : Bytes.join(key, id);
    }

    private void checkUnique(
            IndexDefinition index, Collection<byte[]> keys, byte[] id, BsonDocument document) {
        if (!index.unique()) {
            return;
        }
        for (byte[] key : keys) {
            byte[] owner = draft.get(index.map(), key);
            if (owner != null && !Arrays.equals(owner, id)) {
                throw duplicate(index.name(), index.key(), document);
            }
        }
    }

    private CommandFailure duplicate(String index, BsonDocument pattern, BsonDocument document) {
        BsonDocument value = new BsonDocument();
        for (Order.Part part : Order.of(pattern).parts()) {
            BsonValue found = value(document, part.steps());
            value.put(part.path(), found == null ? BsonNull.VALUE : found);
        }
        BsonDocument details = new BsonDocument("keyPattern", pattern);
        details.put("keyValue", value);
        return new CommandFailure(
                Code.DUPLICATE_KEY,
                "E11000 duplicate key error collection: %s index: %s dup key: %s"
                        .formatted(collection.namespace(), index, value.toJson()),
                details);
    }

    private static @Nullable BsonValue value(BsonDocument document, List<String> steps) {
        BsonValue value = document;
        for (String step : steps) {
            value = value instanceof BsonDocument inner ? inner.get(step) : null;
        }
        return value;
    }

    /// An index that has seen an array can no longer serve sorts and two-sided ranges.
    private void noteArrays(BsonDocument document) {
        boolean news = false;
        for (IndexDefinition index : collection.indexes()) {
            news |= !index.multikey() && index.seesArray(document);
        }
        if (!news) {
            return;
        }
        collection =
                collection.with(
                        collection.indexes().stream()
                                .map(i -> i.seesArray(document) ? i.asMultikey() : i)
                                .toList());
        catalogue.save(draft, collection);
    }

    /// Fills a new index and adds it to the catalogue, the entry being the last thing written: a
    /// half-filled index is never seen, and its map is removed at the next start.
    ///
    /// @throws CommandFailure when the documents contradict a unique index
    public void build(IndexDefinition index) {
        boolean arrays = false;
        Iterator<Map.Entry<byte[], byte[]>> entries = draft.entries(Range.all(collection.map()));
        byte[] reached = null;
        while (entries.hasNext()) {
            Map.Entry<byte[], byte[]> entry = entries.next();
            reached = entry.getKey();
            BsonDocument document = Bson.lazy(entry.getValue());
            Collection<byte[]> keys = index.keys(document);
            checkUnique(index, keys, reached, document);
            for (byte[] key : keys) {
                draft.put(index.map(), entryKey(index, key, reached), reached);
            }
            arrays |= index.seesArray(document);
            if (draft.nearlyFull()) {
                draft.saveAndGoOn();
                byte[] next = Bytes.join(reached, new byte[] {0});
                entries = draft.entries(Range.between(collection.map(), next, null));
            }
        }
        List<IndexDefinition> indexes = new ArrayList<>(collection.indexes());
        indexes.add(arrays ? index.asMultikey() : index);
        collection = collection.with(indexes);
        catalogue.save(draft, collection);
    }

    /// Removes an index by name.
    ///
    /// @throws CommandFailure when there is none of that name
    public void dropIndex(String name) {
        List<IndexDefinition> left = new ArrayList<>(collection.indexes());
        if (!left.removeIf(index -> index.name().equals(name))) {
            throw new CommandFailure(
                    Code.INDEX_NOT_FOUND, "index not found with name [" + name + "]");
        }
        collection.indexes().stream()
                .filter(index -> index.name().equals(name))
                .forEach(index -> draft.empty(index.map()));
        collection = collection.with(left);
        catalogue.save(draft, collection);
    }

    /// The definition with the changes made here.
    public CollectionDefinition definition() {
        return collection;
    }

    /// The spec of the index every collection has.
    public static BsonDocument idIndex() {
        BsonDocument spec = new BsonDocument("v", new org.bson.BsonInt32(2));
        spec.put("key", new BsonDocument("_id", new org.bson.BsonInt32(1)));
        spec.put("name", new BsonString("_id_"));
        return spec;
    }
}
