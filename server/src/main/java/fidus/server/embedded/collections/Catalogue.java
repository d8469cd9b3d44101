package fidus.server.embedded.collections;

import fidus.server.embedded.disk.Bytes;
import fidus.server.embedded.disk.Disk;
import fidus.server.embedded.disk.Draft;
import fidus.server.embedded.disk.Range;
import fidus.server.embedded.disk.Snapshot;
import fidus.server.embedded.disk.View;
import fidus.server.embedded.query.Bson;
import fidus.server.embedded.query.CommandFailure;
import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Which collections and indexes exist. Kept in the store itself, so it is always of the same
/// moment as the data.
public final class Catalogue {
    private static final String MAP = "catalogue";
    private static final byte[] NEXT_NUMBER = {0};
    private static final int MAX_NAMESPACE_BYTES = 255;

    private static final class Known {
        private final byte[] bytes;
        private final CollectionDefinition definition;

        Known(byte[] bytes, CollectionDefinition definition) {
            this.bytes = bytes;
            this.definition = definition;
        }
    }

    // Understanding a definition takes longer than comparing its bytes.
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private static byte[] key(String database, String name) {
        return Bytes.join(
                database.getBytes(StandardCharsets.UTF_8),
                new byte[] {0},
                name.getBytes(StandardCharsets.UTF_8));
    }

    /// The collection, or null when there is none of that name.
    public @Nullable CollectionDefinition find(View view, String database, String name) {
        byte[] bytes = view.get(MAP, key(database, name));
        if (bytes == null) {
            return null;
        }
        String namespace = database + "." + name;
        Known cached = known.get(namespace);
        if (cached != null && Arrays.equals(cached.bytes, bytes)) {
            return cached.definition;
        }
        CollectionDefinition definition = CollectionDefinition.of(Bson.decode(bytes));
        known.put(namespace, new Known(bytes, definition));
        return definition;
    }

    /// The collection, made if necessary.
    ///
    /// @throws CommandFailure for a name that is not allowed
    public CollectionDefinition findOrCreate(Draft draft, String database, String name) {
        CollectionDefinition found = find(draft, database, name);
        if (found != null) {
            return found;
        }
        checkName(database, name);
        var made = new CollectionDefinition(database, name, nextNumber(draft), List.of());
        save(draft, made);
        return made;
    }

    private static void checkName(String database, String name) {
        boolean bad =
                name.isEmpty()
                        || database.isEmpty()
                        || name.indexOf('$') >= 0
                        || name.indexOf('\0') >= 0
                        || name.startsWith("system.")
                        || database.chars().anyMatch(c -> "/\\. \"$\0".indexOf(c) >= 0)
                        || key(database, name).length > MAX_NAMESPACE_BYTES;
        if (bad) {
            throw new CommandFailure(
                    Code.INVALID_NAMESPACE,
                    "Not a name for a collection: '%s.%s'".formatted(database, name));
        }
    }

    /// A number for a map, never given before.
    public int nextNumber(Draft draft) {
        byte[] bytes = draft.get(MAP, NEXT_NUMBER);
        int next = bytes == null ? 1 : Bson.decode(bytes).getInt32("next").getValue();
        draft.put(
                MAP,
                NEXT_NUMBER,
                Bson.encode(new BsonDocument("next", new BsonInt32(Math.incrementExact(next)))));
        return next;
    }

    /// Stores a changed definition.
    public void save(Draft draft, CollectionDefinition definition) {
        draft.put(
                MAP,
                key(definition.database(), definition.name()),
                Bson.encode(definition.stored()));
    }

    /// Removes a collection with its documents and indexes.
    public void drop(Draft draft, CollectionDefinition definition) {
        draft.remove(MAP, key(definition.database(), definition.name()));
        draft.empty(definition.map());
        definition.indexes().forEach(index -> draft.empty(index.map()));
    }

    /// The collections of a database by name.
    public List<CollectionDefinition> collections(View view, String database) {
        return all(view).stream().filter(c -> c.database().equals(database)).toList();
    }

    /// The databases that have a collection.
    public Set<String> databases(View view) {
        Set<String> names = new TreeSet<>();
        all(view).forEach(c -> names.add(c.database()));
        return names;
    }

    /// Every collection.
    public List<CollectionDefinition> all(View view) {
        List<CollectionDefinition> found = new ArrayList<>();
        Iterator<Map.Entry<byte[], byte[]>> entries = view.entries(Range.all(MAP));
        while (entries.hasNext()) {
            Map.Entry<byte[], byte[]> entry = entries.next();
            if (!Arrays.equals(entry.getKey(), NEXT_NUMBER)) {
                found.add(CollectionDefinition.of(Bson.decode(entry.getValue())));
            }
        }
        return found;
    }

    /// Removes maps left behind by dropped collections and by index builds that never finished.
    public void removeOrphans(Disk disk) {
        Set<String> wanted = new HashSet<>();
        try (Snapshot snapshot = disk.snapshot()) {
            for (CollectionDefinition collection : all(snapshot)) {
                wanted.add(collection.map());
                collection.indexes().forEach(index -> wanted.add(index.map()));
            }
        }
        List<String> orphans =
                disk.mapNames().stream()
                        .filter(name -> name.startsWith("documents.") || name.startsWith("index."))
                        .filter(name -> !wanted.contains(name))
                        .toList();
        if (!orphans.isEmpty()) {
            disk.discard(orphans);
        }
    }
}
