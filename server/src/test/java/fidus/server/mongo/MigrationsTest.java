package fidus.server.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

import fidus.server.RunningServer;
import fidus.server.SettableClock;
import fidus.server.embedded.Credentials;
import fidus.server.embedded.EmbeddedStore;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a start that was cut off leaves, the next one completes.
final class MigrationsTest {
    @TempDir private Path folder;
    private EmbeddedStore store;
    private Mongo mongo;

    @BeforeEach
    void open() {
        store = EmbeddedStore.open(folder.resolve("fidus.store"), Credentials.random());
        mongo = Mongo.connect(store.uri(), new SettableClock(RunningServer.START), List.of());
    }

    @AfterEach
    void close() {
        mongo.close();
        store.close();
    }

    private MongoCollection<Document> things() {
        return mongo.raw().getCollection("things");
    }

    private List<Document> indexes() {
        return things().listIndexes().into(new ArrayList<>()).stream()
                .filter(index -> !"_id_".equals(index.getString("name")))
                .toList();
    }

    private static Migrations replaced() {
        return new Migrations().index("things", "kind").sparse("things", "kind");
    }

    @Test
    void anIndexThatAnotherReplacedIsNotMadeAgain() {
        things().insertMany(List.of(new Document("number", 1), new Document("number", 1)));
        assertThatThrownBy(() -> replaced().unique("things", "number").run(mongo))
                .isInstanceOf(MongoException.class);

        replaced().run(mongo);

        assertThat(indexes())
                .singleElement()
                .matches(index -> Boolean.TRUE.equals(index.getBoolean("sparse")));
    }

    @Test
    void aCollectionIsMadeWithAllItsIndexesByOneCommand() {
        List<String> sent = new ArrayList<>();
        var heard =
                new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        sent.add(event.getCommandName());
                    }
                };
        try (Mongo heeded =
                Mongo.connect(
                        store.uri(), new SettableClock(RunningServer.START), List.of(heard))) {
            new Migrations()
                    .index("things", "kind")
                    .collection("others")
                    .unique("things", "number")
                    .run(heeded);
        }

        assertThat(sent).containsOnlyOnce("create", "createIndexes");
        assertThat(mongo.raw().listCollectionNames().into(new ArrayList<>()))
                .contains("things", "others");
        assertThat(indexes())
                .extracting(index -> index.getString("name"))
                .containsExactlyInAnyOrder("kind_1", "number_1");
    }

    @Test
    void anIndexThatWasDroppedBeforeItWasRecordedIsGone() {
        Migrations dropped =
                new Migrations().unique("things", "number").noLongerUnique("things", "number");
        dropped.run(mongo);
        mongo.raw().getCollection("migrations").deleteOne(Filters.regex("_id", "^drop"));

        dropped.run(mongo);

        assertThat(indexes()).isEmpty();
    }
}
