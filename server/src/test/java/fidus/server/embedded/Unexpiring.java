package fidus.server.embedded;

import java.nio.file.Path;
import java.time.Duration;

/// A store that removes nothing by itself: its expiries go by the machine's clock, which a test
/// cannot move.
public final class Unexpiring {
    private Unexpiring() {}

    /// In memory, or for measurements in the file that `fidus.test.store` names.
    public static EmbeddedStore open() {
        String file = System.getProperty("fidus.test.store");
        var usual = Settings.standard(0);
        return EmbeddedStore.open(
                file == null ? null : Path.of(file),
                Credentials.random(),
                new Settings(
                        usual.port(),
                        usual.limits(),
                        usual.clock(),
                        Duration.ofDays(1),
                        usual.losesReply()));
    }
}
