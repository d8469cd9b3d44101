package fidus.server.embedded;

import static com.mongodb.client.model.Filters.eq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Updates;

import fidus.server.embedded.disk.DraftLimit;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// What the embedded engine alone limits and forgets.
class LimitTest {
    private static final Credentials USER = new Credentials("fidus", "a-long-password!");

    private static Limits small() {
        return new Limits(
                new DraftLimit(1 << 20, 50),
                Duration.ofMillis(300),
                Duration.ofMillis(200),
                3,
                Duration.ofMillis(300),
                10_000,
                100);
    }

    private static Settings settings(Limits limits, InstantSource clock) {
        return new Settings(0, limits, clock, Duration.ofMillis(50), command -> false);
    }

    @Test
    void aTransactionHasASize() {
        try (EmbeddedStore store =
                        EmbeddedStore.open(null, USER, settings(small(), InstantSource.system()));
                MongoClient client = MongoClients.create(store.uri())) {
            var things = client.getDatabase("d").getCollection("c");
            List<Document> many = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                many.add(new Document("_id", i));
            }
            var tooMany = catchThrowableOfType(MongoException.class, () -> things.insertMany(many));
            assertThat(tooMany.getCode()).isEqualTo(257);
            assertThat(things.countDocuments()).isZero();
        }
    }

    @Test
    void aTransactionHasALifetimeAndWaitsForAnotherOnlySoLong() throws Exception {
        try (EmbeddedStore store =
                        EmbeddedStore.open(null, USER, settings(small(), InstantSource.system()));
                MongoClient client = MongoClients.create(store.uri());
                ClientSession first = client.startSession();
                ClientSession second = client.startSession()) {
            var things = client.getDatabase("d").getCollection("c");
            things.insertOne(new Document("_id", 0));
            first.startTransaction();
            things.insertOne(first, new Document("_id", 1));
            second.startTransaction();
            var conflict =
                    catchThrowableOfType(
                            MongoException.class,
                            () -> things.insertOne(second, new Document("_id", 2)));
            assertThat(conflict.getCode()).isEqualTo(112);
            assertThat(conflict.hasErrorLabel("TransientTransactionError")).isTrue();
            TimeUnit.MILLISECONDS.sleep(600);
            var late = catchThrowableOfType(MongoException.class, first::commitTransaction);
            assertThat(late.getCode()).isEqualTo(251);
            assertThat(late.hasErrorLabel("TransientTransactionError")).isTrue();
            assertThat(things.countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void aForgottenSessionFailsLoudly() {
        try (EmbeddedStore store =
                        EmbeddedStore.open(null, USER, settings(small(), InstantSource.system()));
                MongoClient client = MongoClients.create(store.uri());
                ClientSession session = client.startSession()) {
            var things = client.getDatabase("d").getCollection("c");
            session.startTransaction();
            things.insertOne(session, new Document("_id", 1));
            var forgotten =
                    catchThrowableOfType(
                            MongoException.class, () -> things.insertOne(new Document("_id", 2)));
            assertThat(forgotten.getCode()).isEqualTo(50);
        }
    }

    @Test
    void cursorsAreFewAndShortLived() throws Exception {
        try (EmbeddedStore store =
                        EmbeddedStore.open(null, USER, settings(small(), InstantSource.system()));
                MongoClient client = MongoClients.create(store.uri())) {
            var things = client.getDatabase("d").getCollection("c");
            for (int i = 0; i < 10; i++) {
                things.insertOne(new Document("_id", i));
            }
            var cursor = things.find().batchSize(2).cursor();
            assertThat(cursor.next()).isNotNull();
            things.find().batchSize(2).cursor().next();
            things.find().batchSize(2).cursor().next();
            assertThatThrownBy(() -> things.find().batchSize(2).cursor())
                    .isInstanceOf(MongoException.class)
                    .hasMessageContaining("cursors");
            TimeUnit.MILLISECONDS.sleep(600);
            assertThatThrownBy(() -> cursor.forEachRemaining(d -> {}))
                    .isInstanceOf(com.mongodb.MongoCursorNotFoundException.class);
        }
    }

    @Test
    void aSortInMemoryHasALimit() {
        try (EmbeddedStore store =
                        EmbeddedStore.open(null, USER, settings(small(), InstantSource.system()));
                MongoClient client = MongoClients.create(store.uri())) {
            var things = client.getDatabase("d").getCollection("c");
            for (int i = 0; i < 20; i++) {
                things.insertOne(new Document("_id", i).append("text", "x".repeat(900)));
            }
            var heavy =
                    catchThrowableOfType(
                            MongoException.class,
                            () -> things.find().sort(new Document("text", 1)).first());
            assertThat(heavy).isNull();
            var all =
                    catchThrowableOfType(
                            MongoException.class,
                            () ->
                                    things.find()
                                            .sort(new Document("text", 1))
                                            .into(new ArrayList<>()));
            assertThat(all.getCode()).isEqualTo(146);
        }
    }

    @Test
    void documentsOfATtlIndexGoWhenTheirTimeIsOver() throws Exception {
        AtomicLong now = new AtomicLong(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
        InstantSource clock = () -> Instant.ofEpochMilli(now.get());
        Settings quick =
                new Settings(0, Limits.standard(), clock, Duration.ofMillis(5), command -> false);
        try (EmbeddedStore store = EmbeddedStore.open(null, USER, quick);
                MongoClient client = MongoClients.create(store.uri())) {
            var things = client.getDatabase("d").getCollection("c");
            things.createIndex(
                    new Document("at", 1),
                    new com.mongodb.client.model.IndexOptions().expireAfter(60L, TimeUnit.SECONDS));
            things.insertOne(new Document("_id", "old").append("at", new Date(now.get())));
            things.insertOne(new Document("_id", "text").append("at", "2020"));
            things.insertOne(new Document("_id", "new").append("at", new Date(now.get() + 60_000)));
            now.addAndGet(61_000);
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (things.countDocuments() > 2 && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(things.find(eq("_id", "old")).first()).isNull();
            assertThat(things.countDocuments()).isEqualTo(2);
        }
    }

    @Test
    void timeIsLimitedWhereAskedFor() {
        try (EmbeddedStore store = EmbeddedStore.inMemory(USER);
                MongoClient client = MongoClients.create(store.uri())) {
            var things = client.getDatabase("d").getCollection("c");
            List<Document> many = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                many.add(new Document("_id", i).append("text", "x" + i));
            }
            things.insertMany(many);
            var slow =
                    catchThrowableOfType(
                            MongoException.class,
                            () ->
                                    things.find(
                                                    new Document(
                                                            "text",
                                                            new Document("$regex", "a.*b.*c")))
                                            .maxTime(1, TimeUnit.MILLISECONDS)
                                            .first());
            assertThat(slow.getCode()).isEqualTo(50);
            assertThat(things.updateOne(eq("_id", 1), Updates.set("v", 1)).getMatchedCount())
                    .isEqualTo(1);
        }
    }
}
