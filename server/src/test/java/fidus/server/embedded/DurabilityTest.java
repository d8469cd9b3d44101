package fidus.server.embedded;

import static com.mongodb.client.model.Filters.eq;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// What was acknowledged is there after the store was closed, and after its process was killed.
class DurabilityTest {
    private static final int ROUNDS = 4;
    private static final int ACKNOWLEDGED_PER_ROUND = 400;

    @TempDir private Path folder;

    @Test
    void aReopenedStoreHasItsDocumentsAndIndexes() {
        Path file = folder.resolve("store");
        try (EmbeddedStore store = EmbeddedStore.open(file, CrashWriter.USER);
                MongoClient client = MongoClients.create(store.uri());
                ClientSession session = client.startSession()) {
            var things = client.getDatabase("d").getCollection("things");
            things.createIndex(new Document("k", 1), new IndexOptions().unique(true));
            client.getDatabase("d").getCollection("gone").insertOne(new Document("_id", 1));
            client.getDatabase("d").getCollection("gone").drop();
            session.startTransaction();
            for (int i = 0; i < 500; i++) {
                things.insertOne(session, new Document("_id", i).append("k", "k" + i));
            }
            session.commitTransaction();
        }
        try (EmbeddedStore store = EmbeddedStore.open(file, CrashWriter.USER);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoDatabase database = client.getDatabase("d");
            assertThat(database.listCollectionNames()).containsExactly("things");
            var things = database.getCollection("things");
            assertThat(things.countDocuments()).isEqualTo(500);
            assertThat(things.find(eq("k", "k77")).first())
                    .isEqualTo(new Document("_id", 77).append("k", "k77"));
            assertThat(things.listIndexes().map(d -> d.getString("name")))
                    .containsExactly("_id_", "k_1");
        }
    }

    @Test
    void aStoreFileIsReadableByItsOwnerOnly() throws Exception {
        Path file = folder.resolve("store");
        EmbeddedStore.open(file, CrashWriter.USER).close();
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        }
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
        Path file = folder.resolve("store");
        Path log = folder.resolve("log");
        for (int round = 0; round < ROUNDS; round++) {
            writeUntilKilled(file, log, "r" + round, (round + 1) * ACKNOWLEDGED_PER_ROUND);
            verify(file, log, "round " + round);
        }
    }

    private void writeUntilKilled(Path file, Path log, String run, int lines) throws Exception {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        Process writer =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-cp",
                                classPath,
                                CrashWriter.class.getName(),
                                file.toString(),
                                log.toString(),
                                run)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(run + ".out").toFile())
                        .start();
        try {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (count(log) < lines && writer.isAlive() && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertThat(count(log))
                    .as(() -> "the writer said: " + said(run))
                    .isGreaterThanOrEqualTo(lines);
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private String said(String run) {
        try {
            return Files.readString(folder.resolve(run + ".out"));
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    private static long count(Path log) throws java.io.IOException {
        if (!Files.exists(log)) {
            return 0;
        }
        try (var lines = Files.lines(log)) {
            return lines.count();
        }
    }

    private static void verify(Path file, Path log, String round) throws Exception {
        Set<String> inserted = new HashSet<>();
        Set<String> deleting = new HashSet<>();
        Set<String> deleted = new HashSet<>();
        for (String line : Files.readAllLines(log)) {
            int blank = line.indexOf(' ');
            String id = line.substring(blank + 1);
            switch (line.substring(0, blank)) {
                case "deleting" -> deleting.add(id);
                case "deleted" -> deleted.add(id);
                default -> inserted.add(id);
            }
        }
        try (EmbeddedStore store = EmbeddedStore.open(file, CrashWriter.USER);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoDatabase database = client.getDatabase("d");
            Map<String, Document> found = new HashMap<>();
            database.getCollection("journal").find().forEach(d -> found.put(d.getString("_id"), d));
            List<String> lost = new ArrayList<>(inserted);
            lost.removeIf(id -> found.containsKey(id) || deleting.contains(id));
            assertThat(lost).as(round).isEmpty();
            assertThat(deleted).as(round).noneMatch(found::containsKey);
            long booked = found.values().stream().filter(d -> d.containsKey("booked")).count();
            Map<String, Long> sums = new HashMap<>();
            database.getCollection("balances")
                    .find()
                    .forEach(d -> sums.put(d.getString("_id"), d.getLong("sum")));
            assertThat(sums).as(round).isEqualTo(Map.of("A", booked, "B", -booked));
            for (Document document : found.values()) {
                var byKey = eq("key", document.getString("key"));
                assertThat(database.getCollection("journal").find(byKey).first())
                        .as(round)
                        .isEqualTo(document);
            }
        }
    }
}
