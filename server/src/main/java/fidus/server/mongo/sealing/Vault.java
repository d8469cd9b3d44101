package fidus.server.mongo.sealing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;

import org.bson.BsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The confidential fields of a whole database. Features do not know of it: they name the records a
/// collection holds, and what is {@link fidus.contract.Confidential} in them is sealed on its way.
public final class Vault {
    /// Where the wrapped keys lie.
    public static final String KEYS = DataKeys.COLLECTION;

    private final @Nullable DataKeys keys;
    private final Map<String, Sealing> sealings = new ConcurrentHashMap<>();
    private final Map<Class<?>, Boolean> confidential = new ConcurrentHashMap<>();
    private final Map<String, CodecRegistry> registries = new ConcurrentHashMap<>();

    private Vault(@Nullable DataKeys keys) {
        this.keys = keys;
    }

    /// Seals nothing and opens nothing: for looking at a store as it is.
    public static Vault none() {
        return new Vault(null);
    }

    /// @param secrets the folder of the master keys
    public static Vault of(MongoDatabase database, Path secrets) {
        return new Vault(new DataKeys(database, new MasterKeys(secrets)));
    }

    /// Makes ready for these collections.
    ///
    /// @param records what each collection holds
    /// @throws fidus.contract.Refused `UNAVAILABLE` when a master key is not there
    public void open(Map<String, Class<?>> records, Instant now) {
        if (keys == null) {
            return;
        }
        keys.open(records.keySet(), now);
        records.forEach(
                (collection, type) ->
                        sealings.put(
                                collection, new Sealing(collection, Confidences.of(type), keys)));
    }

    /// The same collection, its confidential fields sealed and opened on their way.
    public <T> MongoCollection<T> guard(MongoCollection<T> plain) {
        if (keys == null) {
            return plain;
        }
        String name = plain.getNamespace().getCollectionName();
        Class<T> type = plain.getDocumentClass();
        Sealing sealing = sealings.get(name);
        if (sealing == null) {
            requireNothingIn(name, type);
            return plain;
        }
        CodecRegistry registry =
                registries.computeIfAbsent(
                        name + " " + type.getName(),
                        key -> registry(type, sealing, plain.getCodecRegistry()));
        return plain.withCodecRegistry(registry);
    }

    private static <T> CodecRegistry registry(Class<T> type, Sealing sealing, CodecRegistry all) {
        Codec<T> sealed = new SealedCodec<>(all.get(type), sealing);
        return CodecRegistries.fromRegistries(CodecRegistries.fromCodecs(sealed), all);
    }

    private void requireNothingIn(String collection, Class<?> type) {
        if (confidential.computeIfAbsent(type, some -> Confidences.of(some).any())) {
            throw new IllegalStateException(
                    collection
                            + " holds "
                            + type.getSimpleName()
                            + " with confidential fields; its shape must say so");
        }
    }

    /// The collections with confidential fields and the newest key of each.
    public Map<String, Integer> newest() {
        var all = new TreeMap<String, Integer>();
        if (keys != null) {
            sealings.keySet().forEach(name -> all.put(name, keys.newest(name)));
        }
        return all;
    }

    /// Seals with the collection's newest key what is in clear or sealed with an older one.
    ///
    /// @param document as stored, changed in place
    /// @return whether anything was
    public boolean reseal(String collection, BsonDocument document) {
        return sealing(collection).reseal(document);
    }

    /// Makes a new master key, wraps every key with it, and makes a new key for each collection.
    public void rotate(Instant now) {
        keys().rotate(newest().keySet(), now);
    }

    /// Whether the newest key of a collection was made before that moment and has older ones beside
    /// it.
    public boolean isReplacedSince(String collection, Instant moment) {
        return keys().isReplacedSince(collection, moment);
    }

    /// Removes the keys of a collection that its newest has replaced everywhere.
    public void forgetOlder(String collection) {
        keys().forgetOlder(collection);
    }

    /// @param wrapped a key as it lies in a database
    /// @throws fidus.contract.Refused `UNAVAILABLE` when its master key is not there
    public void requireMaster(BsonDocument wrapped) {
        if (keys != null) {
            keys.requireMaster(wrapped.getString("master").getValue());
        }
    }

    /// Takes the keys that lie in the database now, in place of those known by the same numbers.
    public void reread() {
        if (keys != null) {
            keys.read();
        }
    }

    private Sealing sealing(String collection) {
        return Objects.requireNonNull(sealings.get(collection), collection);
    }

    private DataKeys keys() {
        return Objects.requireNonNull(keys, "There are no keys");
    }
}
