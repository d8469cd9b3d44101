package fidus.server.mongo;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;

import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Seals with the newest keys what was stored in clear or under older ones: collection by
/// collection, some documents in one transaction, and goes on where it stopped, also after a
/// restart.
public final class Resealing implements AutoCloseable {
    static final String MARKS = "resealing";

    /// Every program looks for new keys each five minutes.
    private static final Duration KNOWN_TO_ALL = Duration.ofHours(1);

    private static final int AT_ONCE = 500;
    private static final int BYTES_AT_ONCE = 16 * 1024 * 1024;

    private final Mongo mongo;
    private final AtomicBoolean stopped = new AtomicBoolean();

    public Resealing(Mongo mongo) {
        this.mongo = mongo;
    }

    /// Goes on until nothing is left or it is closed. Keys that another program made meanwhile are
    /// known afterwards.
    public void run() {
        mongo.vault().reread();
        boolean more = true;
        while (more && !stopped.get()) {
            more = some();
        }
    }

    /// Seals some documents, or removes the older keys of a collection: those that nothing is
    /// sealed with any more, because every document was looked at after every program knew the
    /// newest.
    ///
    /// @return whether there may be more
    public boolean some() {
        Instant known = mongo.clock().instant().minus(KNOWN_TO_ALL);
        for (Map.Entry<String, Integer> of : mongo.vault().newest().entrySet()) {
            Mark mark = mark(of.getKey(), of.getValue());
            boolean replaced = mongo.vault().isReplacedSince(of.getKey(), known);
            if (mark.done && mark.last && replaced) {
                mongo.vault().forgetOlder(of.getKey());
            } else if (!mark.done || replaced) {
                Mark next = mark.done ? new Mark(mark.key, null, false, true) : mark;
                var _ = mongo.inTransaction(session -> some(session, of.getKey(), next));
                return true;
            }
        }
        return false;
    }

    /// From now on everything is sealed with new keys under a new master key; {@link #run} seals
    /// again what there is.
    public void rotate() {
        mongo.vault().rotate(mongo.clock().instant());
    }

    @Override
    public void close() {
        stopped.set(true);
    }

    /// How far a collection is.
    ///
    /// @param key the number of the key it is sealed with
    /// @param after the last document that was looked at, absent before the first
    /// @param last whether it is gone through after every program knew that key
    private record Mark(int key, @Nullable BsonValue after, boolean done, boolean last) {
        Bson rest() {
            return after == null ? Filters.empty() : Filters.gt("_id", after);
        }

        BsonDocument of(String collection) {
            var document =
                    new BsonDocument("_id", new BsonString(collection))
                            .append("key", new BsonInt32(key))
                            .append("done", BsonBoolean.valueOf(done))
                            .append("last", BsonBoolean.valueOf(last));
            return after == null ? document : document.append("after", after);
        }
    }

    private Mark mark(String collection, int newest) {
        BsonDocument mark = marks().find(Filters.eq("_id", collection)).first();
        if (mark == null || mark.getInt32("key").getValue() != newest) {
            return new Mark(newest, null, false, false);
        }
        return new Mark(
                newest,
                mark.get("after"),
                mark.getBoolean("done").getValue(),
                mark.getBoolean("last").getValue());
    }

    private Mark some(ClientSession session, String collection, Mark mark) {
        MongoCollection<RawBsonDocument> all =
                mongo.database().getCollection(collection, RawBsonDocument.class);
        MongoCollection<BsonDocument> written = all.withDocumentClass(BsonDocument.class);
        BsonValue after = mark.after;
        int count = 0;
        int bytes = 0;
        boolean more = false;
        try (var cursor =
                all.find(session, mark.rest())
                        .sort(Sorts.ascending("_id"))
                        .limit(AT_ONCE + 1)
                        .batchSize(AT_ONCE + 1)
                        .iterator()) {
            while (!more && cursor.hasNext()) {
                RawBsonDocument raw = cursor.next();
                more = count == AT_ONCE || bytes > BYTES_AT_ONCE;
                if (!more) {
                    BsonDocument document = raw.decode(new BsonDocumentCodec());
                    after = document.get("_id");
                    count++;
                    bytes += raw.getByteBuffer().remaining();
                    if (mongo.vault().reseal(collection, document)) {
                        written.replaceOne(session, Filters.eq("_id", after), document);
                    }
                }
            }
        }
        var next = new Mark(mark.key, after, !more, mark.last);
        marks().replaceOne(
                        session,
                        Filters.eq("_id", collection),
                        next.of(collection),
                        new ReplaceOptions().upsert(true));
        return next;
    }

    private MongoCollection<BsonDocument> marks() {
        return mongo.database().getCollection(MARKS, BsonDocument.class);
    }
}
