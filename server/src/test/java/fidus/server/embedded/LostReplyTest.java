package fidus.server.embedded;

import static com.mongodb.client.model.Filters.eq;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The connection breaks after the work was done and before the driver hears of it: the driver asks
/// again, and nothing happens twice.
class LostReplyTest {
    private static final Set<String> WRITES =
            Set.of("insert", "update", "findAndModify", "commitTransaction");

    @Test
    void whatIsRetriedAfterALostReplyIsDoneOnce() {
        AtomicInteger writes = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        Settings lossy =
                new Settings(
                        0,
                        Limits.standard(),
                        InstantSource.system(),
                        Duration.ofSeconds(5),
                        command -> {
                            boolean loses =
                                    WRITES.contains(command) && writes.incrementAndGet() % 7 == 0;
                            if (loses) {
                                lost.incrementAndGet();
                            }
                            return loses;
                        });
        try (EmbeddedStore store = EmbeddedStore.open(null, Credentials.random(), lossy);
                MongoClient client =
                        MongoClients.create(
                                TestStore.settings(store.uri())
                                        .retryWrites(true)
                                        .applyToServerSettings(
                                                server ->
                                                        server.heartbeatFrequency(
                                                                        200, TimeUnit.MILLISECONDS)
                                                                .minHeartbeatFrequency(
                                                                        10, TimeUnit.MILLISECONDS))
                                        .build())) {
            var things = client.getDatabase("d").getCollection("things");
            var after =
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER).upsert(true);
            int rounds = 60;
            Set<Integer> numbers = new TreeSet<>();
            things.insertOne(new Document("_id", "count"));
            for (int i = 0; i < rounds; i++) {
                int round = i;
                things.insertOne(new Document("_id", i));
                things.updateOne(eq("_id", "count"), Updates.inc("single", 1));
                numbers.add(
                        things.findOneAndUpdate(eq("_id", "sequence"), Updates.inc("n", 1), after)
                                .getInteger("n"));
                try (ClientSession session = client.startSession()) {
                    session.withTransaction(
                            () -> {
                                things.insertOne(session, new Document("_id", "t" + round));
                                return things.updateOne(
                                        session, eq("_id", "count"), Updates.inc("together", 1));
                            });
                }
            }
            assertThat(lost.get()).isGreaterThan(20);
            assertThat(numbers).hasSize(rounds).contains(1, rounds);
            Document count = things.find(eq("_id", "count")).first();
            assertThat(count.get("single")).isEqualTo(rounds);
            assertThat(count.get("together")).isEqualTo(rounds);
            assertThat(things.countDocuments()).isEqualTo(2 + 2 * rounds);
        }
    }
}
