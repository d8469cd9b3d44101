package fidus.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;

import fidus.server.embedded.disk.StoreNotOpened;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the embedded engine alone refuses.
class RefusalTest {
    private static final Credentials USER = new Credentials("fidus", "a-long-password!");

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

    static List<AllowedCommands> listeners() {
        return List.of(new AllowedCommands(), AllowedCommands.ofEmbedded());
    }

    @ParameterizedTest
    @MethodSource("listeners")
    void aTestListenerNotesWhatIsOffTheAllowList(AllowedCommands allowed) {
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
}
