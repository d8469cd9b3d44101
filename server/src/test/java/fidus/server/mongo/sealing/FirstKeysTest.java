package fidus.server.mongo.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.server.RunningServer;
import fidus.server.embedded.EmbeddedStore;
import fidus.server.embedded.Unexpiring;
import fidus.server.mongo.Mongo;
import fidus.server.secrets.Secrets;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Two programs start at the same moment where there is nothing yet.
@DisplayName("D17: the first keys")
class FirstKeysTest {
    private static final Instant NOW = RunningServer.START;
    private static final List<String> NAMES = List.of("payees", "wallets", "papers");

    @TempDir private Path folder;

    @Test
    @DisplayName("both programs use the data keys of the one that was first")
    void aDataKeyIsMadeOnce() {
        try (EmbeddedStore store = Unexpiring.open();
                Mongo mongo = Mongo.connect(store.uri(), Clock.systemUTC(), List.of(), folder)) {
            var masters = new MasterKeys(folder);
            var theirs = new DataKeys(mongo.raw(), masters);
            var ours = new DataKeys(mongo.raw(), masters);

            ours.open(whileTheOtherStarts(theirs), NOW);

            assertThat(mongo.raw().getCollection(DataKeys.COLLECTION).find())
                    .extracting(key -> key.getString("collection"))
                    .containsExactlyInAnyOrder("payees", "wallets", "papers", "agents");
            for (String name : NAMES) {
                assertThat(ours.newest(name)).as(name).isEqualTo(theirs.newest(name));
            }
            int last = ours.newest("agents");
            assertThat(theirs.numbered(last, "here")).isEqualTo(ours.numbered(last, "here"));
        }
    }

    /// Its names and one more are asked for when the stored keys were read, which is when the other
    /// program makes its own.
    private static Collection<String> whileTheOtherStarts(DataKeys theirs) {
        return new ArrayList<>(NAMES) {
            @Override
            public Object[] toArray() {
                theirs.open(NAMES, NOW);
                add("agents");
                return super.toArray();
            }
        };
    }

    @Test
    @DisplayName("both programs read the secret of the one that was first")
    void aSecretIsMadeOnce() {
        var secrets = new Secrets(folder);

        List<String> ours =
                secrets.lines(
                        "key",
                        () -> {
                            assertThat(secrets.lines("key", () -> "k1 theirs"))
                                    .containsExactly("k1 theirs");
                            return "k1 ours";
                        });

        assertThat(ours).containsExactly("k1 theirs");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }
}
