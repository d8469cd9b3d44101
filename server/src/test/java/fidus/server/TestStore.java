package fidus.server;

import com.mongodb.client.MongoClients;

import fidus.server.embedded.Credentials;
import fidus.server.embedded.EmbeddedStore;

import org.bson.Document;

import java.nio.file.Path;
import java.util.ArrayList;

/// The store of a server under test.
final class TestStore {
    private TestStore() {}

    /// In memory, or for measurements in the file that `fidus.test.store` names.
    static EmbeddedStore open() {
        String file = System.getProperty("fidus.test.store");
        return file == null
                ? EmbeddedStore.inMemory(Credentials.random())
                : EmbeddedStore.open(Path.of(file), Credentials.random());
    }

    /// Takes the expiry off all collections: it goes by the machine's clock, which a test cannot
    /// move.
    static void nothingExpires(String uri) {
        try (var client = MongoClients.create(uri)) {
            var database = client.getDatabase("fidus");
            for (String name : database.listCollectionNames()) {
                var collection = database.getCollection(name);
                for (Document index : collection.listIndexes().into(new ArrayList<>())) {
                    if (index.containsKey("expireAfterSeconds")) {
                        collection.dropIndex(index.getString("name"));
                    }
                }
            }
        }
    }
}
