package fidus.server;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.backup.Backup;
import fidus.server.embedded.Credentials;
import fidus.server.embedded.EmbeddedStore;
import fidus.server.embedded.disk.StoreNotOpened;
import fidus.server.mongo.Capabilities;
import fidus.server.mongo.Mongo;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// The database the settings name, opened, asked what it can hold, and brought into shape: the
/// embedded engine or a replica set, through the same driver.
public final class Database implements AutoCloseable {
    private final @Nullable EmbeddedStore embedded;
    private final Mongo mongo;

    private Database(@Nullable EmbeddedStore embedded, Mongo mongo) {
        this.embedded = embedded;
        this.mongo = mongo;
    }

    /// @throws Refused `UNAVAILABLE` when the database cannot hold money, is locked by another
    ///   program, or a restore was interrupted
    public static Database open(ServerConfig config, InstantSource clock) {
        EmbeddedStore embedded = config.mongodbUri() == null ? embedded(config.data()) : null;
        String uri = embedded == null ? given(config) : embedded.uri();
        var database =
                new Database(embedded, Mongo.connect(uri, clock, List.of(), config.secrets()));
        try {
            Capabilities.require(database.mongo);
            new Backup(database.mongo).requireWhole();
            Features.shape().run(database.mongo);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        return database;
    }

    public Mongo mongo() {
        return mongo;
    }

    public boolean isEmbedded() {
        return embedded != null;
    }

    @Override
    public void close() {
        mongo.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    private static String given(ServerConfig config) {
        if (config.mongodbUri() == null) {
            throw Refused.because(Problem.Code.UNAVAILABLE, "No database is named.");
        }
        return config.mongodbUri();
    }

    private static EmbeddedStore embedded(Path data) {
        try {
            Files.createDirectories(data);
            return EmbeddedStore.open(data.resolve("fidus.store"), Credentials.random());
        } catch (StoreNotOpened e) {
            throw Refused.because(Problem.Code.UNAVAILABLE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder is not usable: " + data, e);
        }
    }
}
