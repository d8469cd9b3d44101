package fidus.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;

/// Who may speak to the embedded store.
final class CredentialsTest {
    @Test
    void eachStartHasAPasswordOfItsOwnAndTheOneBeforeOpensNothing() {
        Credentials before = Credentials.random();
        Credentials now = Credentials.random();
        assertThat(now.password()).hasSize(48).isNotEqualTo(before.password());
        try (var store = EmbeddedStore.inMemory(now)) {
            assertThat(ping(store.uri())).containsEntry("ok", 1.0);
            String other = store.uri().replace(now.password(), before.password());
            assertThatThrownBy(() -> ping(other)).isInstanceOf(MongoException.class);
            String nobody =
                    "mongodb://"
                            + new ConnectionString(store.uri()).getHosts().getFirst()
                            + "/?directConnection=true";
            assertThatThrownBy(() -> ping(nobody)).isInstanceOf(MongoException.class);
        }
    }

    /// Lists what is there, which nobody may who did not prove who they are.
    private static Document ping(String uri) {
        var settings =
                MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(uri))
                        .applyToClusterSettings(
                                cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                        .build();
        try (MongoClient client = MongoClients.create(settings)) {
            return client.getDatabase("fidus").runCommand(new Document("listCollections", 1));
        }
    }
}
