package fidus.server.mongo;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;

import fidus.server.mongo.sealing.Vault;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// One unit of work: everything done with it is stored together or not at all, and sees one instant
/// as now. A unit that only reads has no transaction. Confined to the thread that was given it;
/// never kept.
public final class Unit {
    private final MongoDatabase database;
    private final Vault vault;
    private final @Nullable ClientSession session;
    private final Instant now;
    private final Map<Counter, Long> taken = new HashMap<>();

    Unit(MongoDatabase database, Vault vault, @Nullable ClientSession session, Instant now) {
        this.database = database;
        this.vault = vault;
        this.session = session;
        this.now = now;
    }

    /// The instant this unit began, in whole milliseconds as the database keeps them.
    public Instant now() {
        return now;
    }

    public boolean writes() {
        return session != null;
    }

    void took(Counter counter, long numbers) {
        taken.merge(counter, numbers, Long::sum);
    }

    long taken(Counter counter) {
        return taken.getOrDefault(counter, 0L);
    }

    /// The documents of a collection as records of `type`.
    public <T> Documents<T> documents(String collection, Class<T> type) {
        return new Documents<>(vault.guard(database.getCollection(collection, type)), session);
    }
}
