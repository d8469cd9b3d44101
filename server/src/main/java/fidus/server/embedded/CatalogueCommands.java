package fidus.server.embedded;

import fidus.server.embedded.collections.Catalogue;
import fidus.server.embedded.collections.CollectionDefinition;
import fidus.server.embedded.collections.Documents;
import fidus.server.embedded.collections.IndexDefinition;
import fidus.server.embedded.query.Bson;
import fidus.server.embedded.query.CommandFailure;
import fidus.server.embedded.query.CommandFailure.Code;
import fidus.server.embedded.query.Filter;
import fidus.server.embedded.wire.Replies;

import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The commands about collections and indexes themselves.
final class CatalogueCommands {
    private CatalogueCommands() {}

    static BsonDocument create(Scope scope) {
        if (scope.collection() != null) {
            throw new CommandFailure(
                    Code.NAMESPACE_EXISTS, "Collection " + scope.namespace() + " already exists.");
        }
        scope.documents();
        return Replies.done(new BsonDocument());
    }

    static BsonDocument drop(Scope scope) {
        CollectionDefinition collection = scope.collection();
        if (collection != null) {
            scope.engine().catalogue().drop(scope.draft(), collection);
        }
        return Replies.done(new BsonDocument());
    }

    static BsonDocument dropDatabase(Scope scope) {
        Catalogue catalogue = scope.engine().catalogue();
        catalogue
                .collections(scope.view(), scope.database())
                .forEach(collection -> catalogue.drop(scope.draft(), collection));
        return Replies.done(new BsonDocument("dropped", new BsonString(scope.database())));
    }

    static BsonDocument createIndexes(Scope scope) {
        boolean fresh = scope.collection() == null;
        Documents documents = scope.documents();
        int before = documents.definition().indexes().size() + 1;
        for (BsonValue asked : Bson.array(scope.body().get("indexes"))) {
            BsonDocument spec = Bson.document(asked);
            if (Documents.idIndex().getDocument("key").equals(spec.get("key"))) {
                continue;
            }
            if (!exists(documents.definition(), IndexDefinition.of(0, spec))) {
                int number = scope.engine().catalogue().nextNumber(scope.draft());
                documents.build(IndexDefinition.of(number, spec));
            }
        }
        BsonDocument answer = new BsonDocument("numIndexesBefore", new BsonInt32(before));
        int after = documents.definition().indexes().size() + 1;
        answer.put("numIndexesAfter", new BsonInt32(after));
        answer.put("createdCollectionAutomatically", BsonBoolean.valueOf(fresh));
        return Replies.done(answer);
    }

    /// Whether the very same index is there already.
    ///
    /// @throws CommandFailure when one with the same name or the same key differs
    private static boolean exists(CollectionDefinition collection, IndexDefinition wanted) {
        for (IndexDefinition index : collection.indexes()) {
            if (index.spec().equals(wanted.spec())) {
                return true;
            }
            boolean sameName = index.name().equals(wanted.name());
            boolean sameKey = index.parts().equals(wanted.parts());
            if (sameName && !sameKey) {
                throw new CommandFailure(
                        Code.INDEX_KEY_SPECS_CONFLICT,
                        "An index named '%s' exists with another key".formatted(wanted.name()));
            }
            if (sameName || sameKey) {
                throw new CommandFailure(
                        Code.INDEX_OPTIONS_CONFLICT,
                        "An equivalent index exists with other options or another name: '%s'"
                                .formatted(index.name()));
            }
        }
        return false;
    }

    static BsonDocument dropIndexes(Scope scope) {
        CollectionDefinition collection = existing(scope);
        Documents documents = new Documents(scope.draft(), scope.engine().catalogue(), collection);
        BsonDocument answer =
                new BsonDocument("nIndexesWas", new BsonInt32(collection.indexes().size() + 1));
        for (String name : doomed(collection, scope.body().get("index"))) {
            documents.dropIndex(name);
        }
        return Replies.done(answer);
    }

    private static List<String> doomed(CollectionDefinition collection, @Nullable BsonValue which) {
        if (which instanceof BsonDocument key) {
            return collection.indexes().stream()
                    .filter(index -> index.key().equals(key))
                    .map(IndexDefinition::name)
                    .findFirst()
                    .map(List::of)
                    .orElseThrow(
                            () ->
                                    new CommandFailure(
                                            Code.INDEX_NOT_FOUND, "can't find index with key"));
        }
        String name = Bson.text(which, "index");
        if (name.equals("*")) {
            return collection.indexes().stream().map(IndexDefinition::name).toList();
        }
        if (name.equals("_id_")) {
            throw new CommandFailure(Code.INVALID_OPTIONS, "cannot drop _id index");
        }
        return List.of(name);
    }

    private static CollectionDefinition existing(Scope scope) {
        CollectionDefinition collection = scope.collection();
        if (collection == null) {
            throw new CommandFailure(
                    Code.NAMESPACE_NOT_FOUND, "ns does not exist: " + scope.namespace());
        }
        return collection;
    }

    static BsonDocument listIndexes(Scope scope) {
        BsonArray list = new BsonArray();
        list.add(Documents.idIndex());
        existing(scope).indexes().forEach(index -> list.add(index.spec()));
        return Cursors.reply("firstBatch", list, 0, scope.namespace());
    }

    static BsonDocument listCollections(Scope scope) {
        Filter filter = Filter.of(Bson.document(scope.body().get("filter")));
        boolean nameOnly = Bson.isTrue(scope.body().get("nameOnly"));
        List<BsonDocument> list = new ArrayList<>();
        for (CollectionDefinition collection :
                scope.engine().catalogue().collections(scope.view(), scope.database())) {
            BsonDocument entry = new BsonDocument("name", new BsonString(collection.name()));
            entry.put("type", new BsonString("collection"));
            if (!nameOnly) {
                entry.put("options", new BsonDocument());
                entry.put("info", new BsonDocument("readOnly", BsonBoolean.FALSE));
                entry.put("idIndex", Documents.idIndex());
            }
            if (filter.matches(entry)) {
                list.add(entry);
            }
        }
        String namespace = scope.database() + ".$cmd.listCollections";
        return Cursors.reply("firstBatch", new BsonArray(list), 0, namespace);
    }

    static BsonDocument listDatabases(Scope scope) {
        BsonArray list = new BsonArray();
        scope.engine()
                .catalogue()
                .databases(scope.view())
                .forEach(name -> list.add(new BsonDocument("name", new BsonString(name))));
        return Replies.done(new BsonDocument("databases", list));
    }
}
