package fidus.server.embedded;

import fidus.server.embedded.collections.CollectionDefinition;
import fidus.server.embedded.collections.Documents;
import fidus.server.embedded.collections.IndexDefinition;
import fidus.server.embedded.collections.Search;
import fidus.server.embedded.disk.Draft;
import fidus.server.embedded.disk.Snapshot;
import fidus.server.embedded.query.Bson;
import fidus.server.embedded.query.CommandFailure;
import fidus.server.embedded.query.Filter;
import fidus.server.embedded.query.Order;

import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Removes what has expired: idle cursors, overlong transactions, old retry records, documents of
/// TTL indexes.
final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final long FORGET_SESSION_MILLIS = TimeUnit.MINUTES.toMillis(30);
    private static final int DELETED_AT_ONCE = 1_000;
    private static final int ROUNDS_BETWEEN_EXPIRIES = 12;

    private final Engine engine;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("embedded-store-upkeep").factory());
    private int round;

    Upkeep(Engine engine) {
        this.engine = engine;
    }

    void start(Duration every) {
        var _ =
                thread.scheduleWithFixedDelay(
                        this::run, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        try {
            engine.cursors().closeIdle();
            engine.transactions().expire(FORGET_SESSION_MILLIS);
            if (++round % ROUNDS_BETWEEN_EXPIRIES == 0) {
                expireDocuments();
                pruneRetries();
            }
        } catch (RuntimeException e) {
            LOG.warn("the store's upkeep failed and will be tried again", e);
        }
    }

    /// Deletes the documents whose time is over, a piece at a time.
    void expireDocuments() {
        List<CollectionDefinition> collections;
        try (Snapshot snapshot = engine.disk().snapshot()) {
            collections = engine.catalogue().all(snapshot);
        }
        for (CollectionDefinition collection : collections) {
            for (IndexDefinition index : collection.indexes()) {
                BsonValue seconds = index.spec().get("expireAfterSeconds");
                if (seconds != null) {
                    Filter expired = expired(index, Bson.integer(seconds, 0));
                    boolean more = true;
                    while (more) {
                        more = deleteSome(collection, expired);
                    }
                }
            }
        }
    }

    private Filter expired(IndexDefinition index, long seconds) {
        long before = engine.clock().millis() - TimeUnit.SECONDS.toMillis(seconds);
        BsonDocument older = new BsonDocument("$lt", new BsonDateTime(before));
        return Filter.of(new BsonDocument(index.parts().getFirst().path(), older));
    }

    private boolean deleteSome(CollectionDefinition known, Filter expired) {
        Draft draft = Engine.draft(engine.disk(), engine.limits().writerWait(), engine.limits());
        if (draft == null) {
            return false;
        }
        try (draft) {
            CollectionDefinition collection =
                    engine.catalogue().find(draft, known.database(), known.name());
            if (collection == null || collection.number() != known.number()) {
                return false;
            }
            Documents documents = new Documents(draft, engine.catalogue(), collection);
            List<BsonDocument> doomed = new ArrayList<>();
            new Search(draft, () -> {}, engine.limits().memoryBytes())
                    .find(
                            collection,
                            new Search.Question(expired, new Order(List.of()), 0, DELETED_AT_ONCE))
                    .forEachRemaining(doomed::add);
            doomed.forEach(documents::delete);
            draft.commit();
            return doomed.size() == DELETED_AT_ONCE;
        }
    }

    private void pruneRetries() {
        Draft draft = Engine.draft(engine.disk(), engine.limits().writerWait(), engine.limits());
        if (draft != null) {
            try (draft) {
                RetriedWrites.prune(draft, engine.clock().millis());
                draft.commit();
            } catch (CommandFailure e) {
                LOG.warn("old retry records could not be removed", e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        engine.transactions().close();
    }
}
