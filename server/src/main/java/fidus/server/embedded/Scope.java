package fidus.server.embedded;

import fidus.server.embedded.collections.CollectionDefinition;
import fidus.server.embedded.collections.Documents;
import fidus.server.embedded.collections.Search;
import fidus.server.embedded.disk.Draft;
import fidus.server.embedded.disk.View;
import fidus.server.embedded.query.Bson;
import fidus.server.embedded.query.Filter;
import fidus.server.embedded.query.Pipeline;

import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Iterator;

/// One command at work: what it asks, what it sees, and the store around it.
///
/// @param view what it sees; for writing commands a [Draft]
/// @param inTransaction whether its cursor must not outlive the view
record Scope(Engine engine, BsonDocument body, View view, Deadline deadline, boolean inTransaction)
        implements Pipeline.Source {
    String database() {
        return Bson.text(body.get("$db"), "$db");
    }

    /// The collection's name: the value of the command's first field.
    String collectionName() {
        return Bson.text(body.get(body.getFirstKey()), "the collection's name");
    }

    String namespace() {
        return database() + "." + collectionName();
    }

    @Nullable CollectionDefinition collection() {
        return engine.catalogue().find(view, database(), collectionName());
    }

    Search search() {
        return new Search(view, deadline::check, engine.limits().memoryBytes());
    }

    Iterator<BsonDocument> find(Search.Question question) {
        CollectionDefinition collection = collection();
        return collection == null
                ? Collections.emptyIterator()
                : search().find(collection, question);
    }

    @Override
    public Iterator<BsonDocument> find(String name, Filter filter) {
        CollectionDefinition collection = engine.catalogue().find(view, database(), name);
        return collection == null
                ? Collections.emptyIterator()
                : search().find(collection, Search.Question.all(filter));
    }

    @Override
    public long memoryLimit() {
        return engine.limits().memoryBytes();
    }

    Draft draft() {
        if (view instanceof Draft draft) {
            return draft;
        }
        throw new IllegalStateException("a reading command tried to write");
    }

    /// The collection's documents for writing; the collection is made if necessary.
    Documents documents() {
        return new Documents(
                draft(),
                engine.catalogue(),
                engine.catalogue().findOrCreate(draft(), database(), collectionName()));
    }
}
