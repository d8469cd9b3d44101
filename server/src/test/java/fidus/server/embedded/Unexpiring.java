package fidus.server.embedded;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;

/// A store that removes nothing by itself: its expiries go by the machine's clock, which a test
/// cannot move.
public final class Unexpiring {
    private Unexpiring() {}

    /// @param file null for memory alone
    public static EmbeddedStore open(@Nullable Path file) {
        var usual = Settings.standard(0);
        return EmbeddedStore.open(
                file,
                Credentials.random(),
                new Settings(
                        usual.port(),
                        usual.limits(),
                        usual.clock(),
                        Duration.ofDays(1),
                        usual.losesReply()));
    }
}
