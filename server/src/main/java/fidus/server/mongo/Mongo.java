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
import fidus.server.mongo.sealing.Vault;
import fidus.time.BusinessDays;

import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
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
    private final Vault vault;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile Function<Unit, BusinessDays> calendar = unit -> BusinessDays.UTC;

    private Mongo(MongoClient client, MongoDatabase database, InstantSource clock, Vault vault) {
        this.client = client;
        this.database = database;
        this.clock = clock;
        this.vault = vault;
    }

    /// Confidential fields are neither sealed nor opened: for looking at a store as it is.
    ///
    /// @param uri a replica set or the embedded engine; the database named in it, or `fidus`
    /// @param listeners watch the commands sent, for tests that guard the allowed subset
    public static Mongo connect(String uri, InstantSource clock, List<CommandListener> listeners) {
        return connect(uri, clock, listeners, database -> Vault.none());
    }

    /// @param uri a replica set or the embedded engine; the database named in it, or `fidus`
    /// @param listeners watch the commands sent, for tests that guard the allowed subset
    /// @param secrets the folder of the keys that confidential fields are sealed under
    public static Mongo connect(
            String uri, InstantSource clock, List<CommandListener> listeners, Path secrets) {
        return connect(uri, clock, listeners, database -> Vault.of(database, secrets));
    }

    private static Mongo connect(
            String uri,
            InstantSource clock,
            List<CommandListener> listeners,
            Function<MongoDatabase, Vault> vault) {
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
        MongoClient client = MongoClients.create(settings.build());
        MongoDatabase database = client.getDatabase(name);
        return new Mongo(client, database, clock, vault.apply(database));
    }

    /// Does the work in one transaction. Failures of the database come out as {@link
    /// DatabaseFailure}. The work may run more than once when the database asks for a retry, so it
    /// must have no effect outside the unit.
    public <T> T write(Function<Unit, T> work) {
        return inTransaction(session -> work.apply(unit(session)));
    }

    <T> T inTransaction(Function<ClientSession, T> work) {
        waitForTurn();
        try (ClientSession session = client.startSession()) {
            return session.withTransaction(() -> work.apply(session), TRANSACTION);
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
            return work.apply(unit(null));
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

    /// Says how units learn the days of the house; until then they are those of UTC.
    public void calendar(Function<Unit, BusinessDays> known) {
        calendar = known;
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

    /// To be called before documents are put in from elsewhere.
    ///
    /// @param key of their fields, as it lay in their database
    /// @throws Refused `UNAVAILABLE` when this program could not unwrap it
    public void requireReadable(BsonDocument key) {
        vault.requireMaster(key);
    }

    /// To be called when documents were put in from elsewhere, with the keys of their fields.
    public void filled() {
        vault.reread();
    }

    Vault vault() {
        return vault;
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

    private Unit unit(@Nullable ClientSession session) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Unit(this, session, now, calendar);
    }

    @Override
    public void close() {
        client.close();
    }
}
