package fidus.server.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.bson.Document;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// The database, spoken to through the ordinary driver whatever stands behind it. Starts every
/// transaction of the program.
public final class Mongo implements AutoCloseable {
    private static final TransactionOptions TRANSACTION =
            TransactionOptions.builder()
                    .readConcern(ReadConcern.SNAPSHOT)
                    .writeConcern(WriteConcern.MAJORITY)
                    .readPreference(ReadPreference.primary())
                    .build();

    private static final long LONGEST_TURN_SECONDS = 20;

    private final MongoClient client;
    private final MongoDatabase database;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock(true);

    private Mongo(MongoClient client, String databaseName, InstantSource clock) {
        this.client = client;
        this.database = client.getDatabase(databaseName);
        this.clock = clock;
    }

    /// @param uri a replica set or the embedded engine; the database named in it, or `fidus`
    /// @param listeners watch the commands sent, for tests that guard the allowed subset
    public static Mongo connect(String uri, InstantSource clock, List<CommandListener> listeners) {
        var address = new ConnectionString(uri);
        var settings =
                MongoClientSettings.builder()
                        .applyConnectionString(address)
                        .codecRegistry(Codecs.registry())
                        .retryWrites(true)
                        .readConcern(ReadConcern.MAJORITY)
                        .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                        .applyToConnectionPoolSettings(
                                pool ->
                                        pool.maxSize(
                                                        Math.max(
                                                                8,
                                                                4
                                                                        * Runtime.getRuntime()
                                                                                .availableProcessors()))
                                                .maxWaitTime(2_000, TimeUnit.MILLISECONDS))
                        .applyToSocketSettings(socket -> socket.connectTimeout(2, TimeUnit.SECONDS))
                        .applyToClusterSettings(
                                cluster -> cluster.serverSelectionTimeout(3, TimeUnit.SECONDS));
        listeners.forEach(settings::addCommandListener);
        String name = address.getDatabase() == null ? "fidus" : address.getDatabase();
        return new Mongo(MongoClients.create(settings.build()), name, clock);
    }

    /// Does the work in one transaction. Failures of the database come out as {@link
    /// DatabaseFailure}. The work may run more than once when the database asks for a retry, so it
    /// must have no effect outside the unit.
    public <T> T write(Function<Unit, T> work) {
        waitForTurn();
        try (ClientSession session = client.startSession()) {
            return session.withTransaction(() -> work.apply(unit(session)), TRANSACTION);
        } catch (MongoException e) {
            throw new DatabaseFailure(e);
        } finally {
            turn.unlock();
        }
    }

    /// One transaction of this program at a time: each writes the next line of the gapless audit
    /// log, so two at once could only make each other start again.
    private void waitForTurn() {
        try {
            if (turn.tryLock(LONGEST_TURN_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Refused.because(
                Problem.Code.BUSY,
                "Many changes are being stored. Nothing of this one was; repeat it.");
    }

    public void look(Consumer<Unit> work) {
        var _ =
                read(
                        unit -> {
                            work.accept(unit);
                            return Boolean.TRUE;
                        });
    }

    public <T> T read(Function<Unit, T> work) {
        try {
            return work.apply(
                    new Unit(database, null, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        } catch (MongoException e) {
            throw new DatabaseFailure(e);
        }
    }

    /// Whether the database answers within a second.
    public boolean answers() {
        try {
            database.withTimeout(1, TimeUnit.SECONDS).runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException e) {
            return false;
        }
    }

    /// All collections as they are, for backup and checks alone.
    public MongoDatabase raw() {
        return database;
    }

    /// A session whose reads all see the same instant; close it to end.
    public ClientSession snapshot() {
        ClientSession session = client.startSession();
        session.startTransaction(TRANSACTION);
        return session;
    }

    MongoDatabase database() {
        return database;
    }

    MongoClient client() {
        return client;
    }

    InstantSource clock() {
        return clock;
    }

    private Unit unit(ClientSession session) {
        return new Unit(database, session, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public void close() {
        client.close();
    }
}
