package fidus.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

import fidus.contract.Call;
import fidus.contract.Wire;
import fidus.server.embedded.Credentials;
import fidus.server.embedded.EmbeddedStore;
import fidus.server.mongo.Mongo;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

class WholeServerTest {
    private static WholeServer server;

    @BeforeAll
    static void start() {
        server = new WholeServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// A call answered twice stops the start, so it is enough that each is answered.
    @Test
    void everyCallIsAnsweredExactlyOnceAndNothingElseIs() {
        assertThat(server.answered())
                .containsExactlyInAnyOrderElementsOf(
                        EveryCall.all().stream().<Call<?, ?>>map(EveryCall.Named::call).toList());
    }

    @Test
    void theDescriptionListsExactlyTheCalls() throws Exception {
        JsonNode document =
                Wire.LENIENT.readTree(
                        server.send("GET", "/api/v1/openapi.json", Map.of(), "").body());
        var listed = new ArrayList<String>();
        document.get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                method ->
                                                        listed.add(
                                                                method.toUpperCase(Locale.ROOT)
                                                                        + " "
                                                                        + path.getKey())));
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        EveryCall.all().stream().map(named -> named.call().toString()).toList());
    }

    @Test
    void whatTheDescriptionRefersToIsInIt() throws Exception {
        JsonNode document =
                Wire.LENIENT.readTree(
                        server.send("GET", "/api/v1/openapi.json", Map.of(), "").body());
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references).isNotEmpty();
        for (String reference : references) {
            assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
        }
    }

    @Test
    void theShapeIsMadeOnceAndThenLeftAlone() {
        var sent = new CopyOnWriteArrayList<String>();
        CommandListener notes =
                new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        sent.add(event.getCommandName());
                    }
                };
        try (var store = EmbeddedStore.inMemory(Credentials.random());
                Mongo mongo =
                        Mongo.connect(
                                store.uri(),
                                new SettableClock(RunningServer.START),
                                List.of(notes))) {
            Features.shape().run(mongo);
            assertThat(sent).contains("create", "createIndexes", "insert");
            Map<String, List<?>> before = shape(mongo);
            sent.clear();
            Features.shape().run(mongo);
            assertThat(sent).isNotEmpty().containsOnly("find");
            assertThat(shape(mongo)).isEqualTo(before);
        }
    }

    /// Every collection with its indexes, and every document of the migrations.
    private static Map<String, List<?>> shape(Mongo mongo) {
        var shape = new TreeMap<String, List<?>>();
        for (String name : mongo.raw().listCollectionNames()) {
            shape.put(name, mongo.raw().getCollection(name).listIndexes().into(new ArrayList<>()));
        }
        shape.put(
                "migrated", mongo.raw().getCollection("migrations").find().into(new ArrayList<>()));
        return shape;
    }
}
