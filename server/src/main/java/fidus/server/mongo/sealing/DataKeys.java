package fidus.server.mongo.sealing;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;

import org.bson.Document;
import org.bson.types.Binary;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// One key for each collection with confidential fields, kept in the database wrapped by a master
/// key. Keys are numbered over all collections; a collection's newest seals.
final class DataKeys {
    static final String COLLECTION = "dataKeys";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MongoDatabase database;
    private final MasterKeys masters;
    private final Map<Integer, SecretKey> keys = new ConcurrentHashMap<>();
    private final Map<Integer, Instant> made = new ConcurrentHashMap<>();
    private final Map<Integer, String> owners = new ConcurrentHashMap<>();
    private final Map<String, Integer> newest = new ConcurrentHashMap<>();

    DataKeys(MongoDatabase database, MasterKeys masters) {
        this.database = database;
        this.masters = masters;
    }

    /// Reads what there is and makes a key for each collection that has none. Of two programs that
    /// start at once, one makes a key and both use it.
    void open(Collection<String> collections, Instant now) {
        read();
        List<String> missing = new ArrayList<>(collections);
        missing.removeIf(newest::containsKey);
        while (!missing.isEmpty()) {
            missing = make(missing, now);
            missing.removeIf(newest::containsKey);
        }
    }

    void requireMaster(String id) {
        var _ = masters.named(id);
    }

    int newest(String collection) {
        Integer number = newest.get(collection);
        if (number == null) {
            throw new IllegalStateException("No key seals fields of " + collection);
        }
        return number;
    }

    /// A key that another program made since is looked for once more.
    SecretKey numbered(int number, String place) {
        SecretKey key = keys.get(number);
        if (key == null) {
            read();
            key = keys.get(number);
        }
        if (key == null) {
            throw new SealBroken(
                    place, new IllegalStateException("there is no key " + number + " any more"));
        }
        return key;
    }

    /// Wraps every key with a new master key, and makes a new one for each collection.
    void rotate(Collection<String> collections, Instant now) {
        masters.rotate();
        for (Document stored : stored().find().into(new ArrayList<>())) {
            int number = stored.getInteger("_id");
            String collection = stored.getString("collection");
            Binary again = wrapped(number, collection, numbered(number, COLLECTION));
            stored().updateOne(
                            Filters.eq("_id", number),
                            Updates.combine(
                                    Updates.set("master", masters.current()),
                                    Updates.set("wrapped", again)));
        }
        List<String> rest = List.copyOf(collections);
        while (!rest.isEmpty()) {
            rest = make(rest, now);
        }
    }

    /// Whether the collection's newest key was made before that moment and others are there still.
    boolean isReplacedSince(String collection, Instant moment) {
        return made.getOrDefault(newest(collection), Instant.MAX).isBefore(moment)
                && owners.entrySet().stream().anyMatch(of -> isOlder(of, collection));
    }

    /// Removes the keys of a collection before its newest.
    void forgetOlder(String collection) {
        int kept = newest(collection);
        stored().deleteMany(
                        Filters.and(Filters.eq("collection", collection), Filters.lt("_id", kept)));
        owners.entrySet().removeIf(of -> isOlder(of, collection));
        keys.keySet().retainAll(owners.keySet());
    }

    private boolean isOlder(Map.Entry<Integer, String> of, String collection) {
        return of.getValue().equals(collection) && of.getKey() < newest(collection);
    }

    /// @return collections whose numbers another program took meanwhile; its keys were read
    private List<String> make(List<String> collections, Instant now) {
        int next = keys.keySet().stream().mapToInt(number -> number + 1).max().orElse(1);
        List<Document> fresh = new ArrayList<>();
        for (String collection : collections) {
            fresh.add(fresh(next + fresh.size(), collection, now));
        }
        try {
            stored().insertMany(fresh);
            fresh.forEach(this::known);
            return new ArrayList<>();
        } catch (MongoBulkWriteException e) {
            BulkWriteError refused = e.getWriteErrors().getFirst();
            if (refused.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            read();
            return new ArrayList<>(collections.subList(refused.getIndex(), collections.size()));
        }
    }

    private Document fresh(int number, String collection, Instant now) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Document("_id", number)
                .append("collection", collection)
                .append("master", masters.current())
                .append("wrapped", wrapped(number, collection, new SecretKeySpec(bytes, "AES")))
                .append("madeAt", Date.from(now));
    }

    private Binary wrapped(int number, String collection, SecretKey key) {
        SecretKey master = masters.named(masters.current());
        return new Binary(Envelope.seal(key.getEncoded(), number, master, place(collection)));
    }

    void read() {
        List<Document> all = stored().find().sort(Sorts.ascending("_id")).into(new ArrayList<>());
        all.forEach(this::known);
    }

    private void known(Document one) {
        int number = one.getInteger("_id");
        String collection = one.getString("collection");
        SecretKey master = masters.named(one.getString("master"));
        byte[] wrapped = one.get("wrapped", Binary.class).getData();
        byte[] key = Envelope.open(wrapped, number, master, place(collection));
        keys.put(number, new SecretKeySpec(key, "AES"));
        made.put(number, one.getDate("madeAt").toInstant());
        owners.put(number, collection);
        newest.put(collection, number);
    }

    private static String place(String collection) {
        return COLLECTION + "|" + collection;
    }

    private MongoCollection<Document> stored() {
        return database.getCollection(COLLECTION);
    }
}
