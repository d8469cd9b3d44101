package fidus.server.mongo.sealing;

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

    /// Reads what there is and makes a key for each collection that has none.
    void open(Iterable<String> collections, Instant now) {
        read();
        for (String collection : collections) {
            if (!newest.containsKey(collection)) {
                make(collection, now);
            }
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
    void rotate(Iterable<String> collections, Instant now) {
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
        collections.forEach(collection -> make(collection, now));
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

    private void make(String collection, Instant now) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        SecretKey key = new SecretKeySpec(bytes, "AES");
        Document last = stored().find().sort(Sorts.descending("_id")).limit(1).first();
        int number = last == null ? 1 : last.getInteger("_id") + 1;
        stored().insertOne(
                        new Document("_id", number)
                                .append("collection", collection)
                                .append("master", masters.current())
                                .append("wrapped", wrapped(number, collection, key))
                                .append("madeAt", Date.from(now)));
        known(number, collection, key);
        made.put(number, now);
    }

    private Binary wrapped(int number, String collection, SecretKey key) {
        SecretKey master = masters.named(masters.current());
        return new Binary(Envelope.seal(key.getEncoded(), number, master, place(collection)));
    }

    void read() {
        List<Document> all = stored().find().sort(Sorts.ascending("_id")).into(new ArrayList<>());
        for (Document one : all) {
            int number = one.getInteger("_id");
            String collection = one.getString("collection");
            SecretKey master = masters.named(one.getString("master"));
            byte[] wrapped = one.get("wrapped", Binary.class).getData();
            byte[] key = Envelope.open(wrapped, number, master, place(collection));
            known(number, collection, new SecretKeySpec(key, "AES"));
            made.put(number, one.getDate("madeAt").toInstant());
        }
    }

    private void known(int number, String collection, SecretKey key) {
        keys.put(number, key);
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
