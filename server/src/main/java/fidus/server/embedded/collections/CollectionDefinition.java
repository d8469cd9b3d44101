package fidus.server.embedded.collections;

import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

import java.util.ArrayList;
import java.util.List;

/// A collection as the catalogue knows it.
///
/// @param database its database
/// @param name its name within the database
/// @param number names its map; never used twice
/// @param indexes its indexes beside the one on `_id`
public record CollectionDefinition(
        String database, String name, int number, List<IndexDefinition> indexes) {
    /// Database and name with a dot between.
    public String namespace() {
        return database + "." + name;
    }

    /// The map that holds the documents by the key of their `_id`.
    public String map() {
        return "documents." + number;
    }

    CollectionDefinition with(List<IndexDefinition> others) {
        return new CollectionDefinition(database, name, number, List.copyOf(others));
    }

    BsonDocument stored() {
        BsonArray list = new BsonArray();
        for (IndexDefinition index : indexes) {
            BsonDocument entry = new BsonDocument("number", new BsonInt32(index.number()));
            entry.put("spec", index.spec());
            entry.put("multikey", BsonBoolean.valueOf(index.multikey()));
            list.add(entry);
        }
        BsonDocument stored = new BsonDocument("database", new BsonString(database));
        stored.put("name", new BsonString(name));
        stored.put("number", new BsonInt32(number));
        stored.put("indexes", list);
        return stored;
    }

    static CollectionDefinition of(BsonDocument stored) {
        List<IndexDefinition> indexes = new ArrayList<>();
        for (BsonValue value : stored.getArray("indexes")) {
            BsonDocument entry = value.asDocument();
            indexes.add(
                    IndexDefinition.stored(
                            entry.getInt32("number").getValue(),
                            entry.getDocument("spec"),
                            entry.getBoolean("multikey").getValue()));
        }
        return new CollectionDefinition(
                stored.getString("database").getValue(),
                stored.getString("name").getValue(),
                stored.getInt32("number").getValue(),
                List.copyOf(indexes));
    }
}
