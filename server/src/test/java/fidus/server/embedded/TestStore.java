package fidus.server.embedded;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// The store the contract is tested on: the replica set named by `FIDUS_TEST_MONGODB_URI`, or the
/// embedded one in memory.
final class TestStore implements AutoCloseable {
    static final String PREFIX = "fidus_test_";

    private static final @Nullable String REAL = System.getenv("FIDUS_TEST_MONGODB_URI");

    private final @Nullable EmbeddedStore embedded;
    private final AllowedCommands allowed = new AllowedCommands();
    private final MongoClient client;
    private final MongoDatabase database;

    TestStore() {
        embedded = REAL == null ? EmbeddedStore.inMemory(Credentials.random()) : null;
        String uri = embedded == null ? checked(String.valueOf(REAL)) : embedded.uri();
        client = MongoClients.create(settings(uri).addCommandListener(allowed).build());
        database = client.getDatabase(PREFIX + UUID.randomUUID().toString().replace("-", ""));
    }

    static boolean isReal() {
        return REAL != null;
    }

    static MongoClientSettings.Builder settings(String uri) {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(150));
    }

    /// A test must never meet a database that is not its own.
    static String checked(String uri) {
        String named = new ConnectionString(uri).getDatabase();
        if (named != null && !named.startsWith(PREFIX)) {
            throw new IllegalArgumentException(
                    "FIDUS_TEST_MONGODB_URI must not name a database other than " + PREFIX + "…");
        }
        return uri;
    }

    MongoClient client() {
        return client;
    }

    MongoDatabase database() {
        return database;
    }

    AllowedCommands allowed() {
        return allowed;
    }

    @Override
    public void close() {
        database.drop();
        client.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
