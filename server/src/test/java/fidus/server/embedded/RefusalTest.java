package fidus.server.embedded;

import static com.mongodb.client.model.Filters.eq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;

import fidus.server.embedded.disk.DraftLimit;
import fidus.server.embedded.disk.StoreNotOpened;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// What the embedded engine alone refuses, limits and forgets.
class RefusalTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'c', hint: {a: 1}}",
                "{find: 'c', collation: {locale: 'de'}}",
                "{find: 'c', filter: {$where: 'true'}}",
                "{find: 'c', filter: {a: {$mod: [2, 0]}}}",
                "{find: 'c', filter: {a: {$regex: '(?i)x'}}}",
                "{find: 'c', filter: {a: {$gt: null}}}",
                "{find: 'c', projection: {a: {$add: ['$b', 1]}}}",
                "{find: 'c', tailable: true}",
                "{find: 'c', readConcern: {level: 'linearizable'}}",
                "{aggregate: 'c', cursor: {}, pipeline: [{$group: {_id: null, a: {$avg: '$b'}}}]}",
                "{aggregate: 'c', cursor: {}, pipeline: [{$project: {a: {$divide: ['$b', 3]}}}]}",
                "{aggregate: 'c', cursor: {}, pipeline: [{$project: {a: {$abs: '$b'}}}]}",
                "{aggregate: 'c', cursor: {}, pipeline: [{$changeStream: {}}]}",
                "{aggregate: 'c', cursor: {}, pipeline: [{$out: 'd'}]}",
                "{aggregate: 1, cursor: {}, pipeline: []}",
                "{update: 'c', updates: [{q: {}, u: [{$set: {a: 1}}]}]}",
                "{update: 'c', updates: [{q: {}, u: {$set: {'a.$': 1}}}]}",
                "{update: 'c', updates: [{q: {}, u: {$rename: {a: 'b'}}}]}",
                "{update: 'c', updates: [{q: {}, u: {$set: {a: 1}}, collation: {locale: 'de'}}]}",
                "{insert: 'c', documents: [{}], bypassDocumentValidation: true}",
                "{insert: 'c', documents: [{}], writeConcern: {w: 2}}",
                "{create: 'c', capped: true, size: 1000}",
                "{create: 'c', validator: {a: 1}}",
                "{createIndexes: 'c', indexes: [{key: {a: 'text'}, name: 'a'}]}",
                "{createIndexes: 'c', indexes: [{key: {a: 1}, name: 'a', hidden: true}]}",
                "{renameCollection: 'a.b', to: 'a.c'}",
                "{mapReduce: 'c'}",
                "{explain: {find: 'c'}}",
                "{collMod: 'c'}"
            })
    void whatTheStoreCannotAnswerFaithfullyIsRefusedAndChangesNothing(String command) {
        try (EmbeddedStore store = EmbeddedStore.inMemory(USER);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoDatabase database = client.getDatabase("d");
            database.getCollection("c").insertOne(new Document("_id", 1).append("a", 1));
            Document asked = Document.parse(command);
            var refused =
                    catchThrowableOfType(
                            MongoCommandException.class, () -> database.runCommand(asked));
            assertThat(refused).as(command).isNotNull();
            assertThat(refused.getCode()).isIn(59, 100, 238);
            assertThat(refused.getErrorMessage()).contains("embedded store");
            assertThat(database.getCollection("c").find())
                    .containsExactly(new Document("_id", 1).append("a", 1));
        }
    }

    @Test
    void aTestListenerNotesWhatIsOffTheAllowList() {
        AllowedCommands allowed = new AllowedCommands();
        try (EmbeddedStore store = EmbeddedStore.inMemory(USER);
                MongoClient client =
                        MongoClients.create(
                                TestStore.settings(store.uri())
                                        .addCommandListener(allowed)
                                        .build())) {
            var things = client.getDatabase("d").getCollection("c");
            things.insertOne(new Document("_id", 1));
            allowed.verify();
            assertThatThrownBy(() -> things.find().hint(new Document("a", 1)).first());
            assertThat(allowed.refused()).singleElement().asString().contains("hint");
            assertThatThrownBy(allowed::verify).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void nobodyGetsInWithoutThePassword() {
        try (EmbeddedStore store = EmbeddedStore.inMemory(USER)) {
            String wrong = store.uri().replace("a-long-password", "another-password");
            try (MongoClient client = MongoClients.create(wrong)) {
                assertThatThrownBy(() -> client.listDatabaseNames().first())
                        .isInstanceOf(MongoSecurityException.class);
            }
            String nobody = store.uri().replaceAll("//.*@", "//").replaceAll("&?auth[^&]*", "");
            try (MongoClient client = MongoClients.create(nobody)) {
                var refused =
                        catchThrowableOfType(
                                MongoCommandException.class,
                                () -> client.getDatabase("d").runCommand(new Document("ping", 1)));
                assertThat(refused.getCode()).isEqualTo(13);
            }
        }
    }

    @Test
    void aFileBelongsToOneProcess(@TempDir Path folder) {
        Path file = folder.resolve("store");
        try (EmbeddedStore store = EmbeddedStore.open(file, USER)) {
            assertThat(store.uri()).startsWith("mongodb://fidus:");
            assertThatThrownBy(() -> EmbeddedStore.open(file, USER))
                    .isInstanceOf(StoreNotOpened.class)
                    .hasMessageContaining("already open");
        }
    }

    @Test
    void aFileOfAnotherKindIsRefused(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("store");
        Files.writeString(file, "not a store, but long enough to be looked at".repeat(500));
        assertThatThrownBy(() -> EmbeddedStore.open(file, USER)).isInstanceOf(StoreNotOpened.class);
        assertThat(Files.readString(file)).startsWith("not a store");
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
