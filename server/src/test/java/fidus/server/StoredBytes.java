package fidus.server;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;

import fidus.server.mongo.Mongo;

import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

import java.nio.charset.StandardCharsets;

/// What is really in a database.
public final class StoredBytes {
    private StoredBytes() {}

    /// Every document of every collection, a character for each byte.
    public static String of(Mongo mongo) {
        var found = new StringBuilder();
        MongoDatabase database = mongo.raw();
        for (String name : database.listCollectionNames()) {
            for (RawBsonDocument each :
                    database.getCollection(name, RawBsonDocument.class).find()) {
                found.append(StandardCharsets.ISO_8859_1.decode(each.getByteBuffer().asNIO()));
            }
        }
        return found.toString();
    }

    /// The same with the confidential fields opened.
    public static String opened(Mongo mongo) {
        var found = new StringBuilder();
        for (String name : mongo.raw().listCollectionNames()) {
            var _ =
                    mongo.<Boolean>read(
                            unit -> {
                                unit.documents(name, BsonDocument.class)
                                        .each(
                                                Filters.empty(),
                                                Sorts.ascending("_id"),
                                                each -> found.append(each.toJson()));
                                return true;
                            });
        }
        return found.toString();
    }
}
