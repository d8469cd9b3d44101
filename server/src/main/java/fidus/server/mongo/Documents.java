package fidus.server.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The documents of one collection inside one unit of work. Its only purpose is that the session is
/// never forgotten: on a real replica set a forgotten one would store outside the transaction.
public final class Documents<T> {
    private static final int MOST_ASKED = 5_000;
    private static final int BATCH = 1_000;

    private final MongoCollection<T> collection;
    private final @Nullable ClientSession session;

    Documents(MongoCollection<T> collection, @Nullable ClientSession session) {
        this.collection = collection;
        this.session = session;
    }

    public Optional<T> byId(Object id) {
        return first(Filters.eq("_id", id));
    }

    public Optional<T> first(Bson filter) {
        return Optional.ofNullable(find(filter).limit(1).first());
    }

    /// At most so many, and nothing says whether there are more: for lists that people look at and
    /// for work in pieces. What sums or payments stand on is read {@link #whole}.
    public List<T> all(Bson filter, Bson sort, int limit) {
        return find(filter).sort(sort).limit(limit).into(new ArrayList<>());
    }

    /// Any of them, in no order.
    public List<T> some(Bson filter, int limit) {
        return find(filter).limit(limit).into(new ArrayList<>());
    }

    /// All of them, however many there are. Where they grow without end the filter takes few of
    /// them by an index, or {@link #each} streams them.
    public List<T> whole(Bson filter, Bson sort) {
        return find(filter).sort(sort).batchSize(BATCH).into(new ArrayList<>());
    }

    /// Streams in the given order without holding everything in memory.
    public void each(Bson filter, Bson sort, Consumer<T> consumer) {
        try (var cursor = find(filter).sort(sort).batchSize(BATCH).iterator()) {
            cursor.forEachRemaining(consumer);
        }
    }

    /// Those of these identities, in no order. Asked in pieces: an index serves a list of some
    /// thousand values, no longer one.
    ///
    /// @param ids as they are stored
    public void each(Collection<?> ids, Consumer<T> consumer) {
        List<Object> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += MOST_ASKED) {
            find(Filters.in("_id", all.subList(from, Math.min(all.size(), from + MOST_ASKED))))
                    .forEach(consumer);
        }
    }

    public long count(Bson filter) {
        return session == null
                ? collection.countDocuments(filter)
                : collection.countDocuments(session, filter);
    }

    /// @throws Refused `ALREADY_EXISTS` when a unique index holds the same key
    public void insert(T document) {
        try {
            collection.insertOne(writing(), document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                throw Refused.because(
                        Problem.Code.ALREADY_EXISTS, "There is already such a record.");
            }
            throw e;
        }
    }

    /// @throws Refused `ALREADY_EXISTS` when a unique index holds one of the keys
    public void insertAll(List<T> documents) {
        if (documents.isEmpty()) {
            return;
        }
        try {
            collection.insertMany(writing(), documents);
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream()
                    .anyMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                throw Refused.because(
                        Problem.Code.ALREADY_EXISTS, "There is already such a record.");
            }
            throw e;
        }
    }

    /// Replaces the document only if it still has this version.
    ///
    /// @throws Refused `STALE_VERSION` when somebody changed it meanwhile
    public void replace(Object id, long version, T after) {
        replaced(Filters.and(Filters.eq("_id", id), Filters.eq("version", version)), after);
    }

    private void replaced(Bson which, T after) {
        var result = collection.replaceOne(writing(), which, after);
        if (result.getMatchedCount() == 0) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This record was changed meanwhile. Load it again and repeat the change.");
        }
    }

    /// Replaces a document that was stored before its kind had versions.
    ///
    /// @throws Refused `STALE_VERSION` when it has one by now
    public void replaceUnversioned(Object id, T after) {
        replaced(Filters.and(Filters.eq("_id", id), Filters.eq("version", null)), after);
    }

    /// Writes the document whatever stood there: for caches and counters that one writer owns.
    public void put(Object id, T document) {
        collection.replaceOne(
                writing(), Filters.eq("_id", id), document, new ReplaceOptions().upsert(true));
    }

    /// Applies an update to all matching documents and says how many matched.
    public long update(Bson filter, Bson update) {
        return collection.updateMany(writing(), filter, update).getMatchedCount();
    }

    /// Removes technical records (expired keys, used uploads). Business records are never removed.
    public long remove(Bson filter) {
        return collection.deleteMany(writing(), filter).getDeletedCount();
    }

    public List<Document> aggregate(List<Bson> stages) {
        var found =
                session == null
                        ? collection.aggregate(stages, Document.class)
                        : collection.aggregate(session, stages, Document.class);
        return found.into(new ArrayList<>());
    }

    private FindIterable<T> find(Bson filter) {
        return session == null ? collection.find(filter) : collection.find(session, filter);
    }

    private ClientSession writing() {
        if (session == null) {
            throw new IllegalStateException(
                    "A reading unit cannot write to " + collection.getNamespace());
        }
        return session;
    }
}
