package fidus.server.embedded;

import fidus.server.embedded.collections.Catalogue;
import fidus.server.embedded.disk.Disk;
import fidus.server.embedded.disk.StoreNotOpened;
import fidus.server.embedded.wire.Listener;
import fidus.server.embedded.wire.Scram;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// A MongoDB-speaking store inside this process: one file, or memory alone.
///
/// It listens on the loopback address only, presents itself as a replica set of one node, and
/// acknowledges a write only after it would survive a power cut. What it answers is written in
/// `docs/store.md`; everything else it refuses.
public final class EmbeddedStore implements AutoCloseable {
    static final String REPLICA_SET = "fidus";

    private final Disk disk;
    private final Listener listener;
    private final Upkeep upkeep;
    private final String uri;

    private EmbeddedStore(@Nullable Path file, Credentials user, Settings settings) {
        disk = Disk.open(file);
        try {
            var catalogue = new Catalogue();
            catalogue.removeOrphans(disk);
            var engine = Engine.over(disk, catalogue, settings);
            var commands = new Commands(engine);
            listener =
                    new Listener(
                            settings.port(),
                            new Scram(
                                    user.user(),
                                    user.password(),
                                    user.guessable() ? Scram.SLOW : Scram.LEAST),
                            commands,
                            settings.losesReply());
            commands.presentAs("127.0.0.1:" + listener.port());
            upkeep = new Upkeep(engine);
            upkeep.start(settings.upkeepEvery());
            listener.start();
        } catch (RuntimeException e) {
            disk.close();
            throw e;
        }
        uri =
                "mongodb://%s:%s@127.0.0.1:%d/?authSource=admin&authMechanism=SCRAM-SHA-256&replicaSet=%s"
                        .formatted(
                                user.user(),
                                user.urlEncodedPassword(),
                                listener.port(),
                                REPLICA_SET);
    }

    /// Opens a store file, making it if there is none, on any free port.
    ///
    /// @throws StoreNotOpened when another program has the file open, or it is not a store of this
    ///   format
    public static EmbeddedStore open(Path file, Credentials user) {
        return open(file, user, 0);
    }

    /// Opens a store file on a port of one's choice, so that other programs of this machine find
    /// it.
    ///
    /// @throws StoreNotOpened when another program has the file open, or it is not a store of this
    ///   format
    public static EmbeddedStore open(Path file, Credentials user, int port) {
        return open(file, user, Settings.standard(port));
    }

    /// A store that is gone when it is closed, for tests and trials.
    public static EmbeddedStore inMemory(Credentials user) {
        return open(null, user, Settings.standard(0));
    }

    static EmbeddedStore open(@Nullable Path file, Credentials user, Settings settings) {
        return new EmbeddedStore(file, user, settings);
    }

    /// Where the driver connects, user and password included; not to be logged.
    public String uri() {
        return uri;
    }

    /// Breaks every connection, brings everything to the disk and releases the file.
    @Override
    public void close() {
        listener.close();
        upkeep.close();
        disk.close();
    }
}
