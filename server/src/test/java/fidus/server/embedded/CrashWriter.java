package fidus.server.embedded;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import org.bson.Document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A process that writes until it is killed, and notes in a log what was acknowledged. Arguments:
/// store, log, run.
final class CrashWriter {
    static final Credentials USER = new Credentials("fidus", "a-long-password!");
    static final int THREADS = 4;

    private CrashWriter() {}

    public static void main(String... arguments) throws IOException {
        EmbeddedStore store = EmbeddedStore.open(Path.of(arguments[0]), USER);
        MongoClient client = MongoClients.create(store.uri());
        FileChannel log =
                FileChannel.open(
                        Path.of(arguments[1]),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
        client.getDatabase("d")
                .getCollection("journal")
                .createIndex(new Document("key", 1), new IndexOptions().unique(true));
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            Thread.ofPlatform().start(() -> write(client, log, arguments[2], thread));
        }
    }

    private static void write(MongoClient client, FileChannel log, String run, int thread) {
        var journal = client.getDatabase("d").getCollection("journal");
        var balances = client.getDatabase("d").getCollection("balances");
        var upsert = new UpdateOptions().upsert(true);
        for (int n = 1; ; n++) {
            String id = run + "-" + thread + "-" + n;
            Document entry = new Document("_id", id).append("key", "k" + id).append("n", n);
            if (n % 2 == 0) {
                journal.insertOne(entry);
                note(log, "single " + id);
            } else {
                try (ClientSession session = client.startSession()) {
                    session.withTransaction(
                            () -> {
                                journal.insertOne(session, entry.append("booked", true));
                                balances.updateOne(
                                        session, eq("_id", "A"), Updates.inc("sum", 1L), upsert);
                                return balances.updateOne(
                                        session, eq("_id", "B"), Updates.inc("sum", -1L), upsert);
                            });
                }
                note(log, "together " + id);
            }
            if (n % 10 == 0) {
                note(log, "deleting " + id);
                journal.deleteOne(eq("_id", id));
                note(log, "deleted " + id);
            }
        }
    }

    private static void note(FileChannel log, String line) {
        try {
            log.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
