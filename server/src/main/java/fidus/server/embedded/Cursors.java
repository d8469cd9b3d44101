package fidus.server.embedded;

import fidus.server.embedded.disk.Snapshot;
import fidus.server.embedded.query.Bson;
import fidus.server.embedded.query.CommandFailure;
import fidus.server.embedded.query.CommandFailure.Code;
import fidus.server.embedded.wire.Replies;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Results that are fetched batch by batch. Each open cursor keeps the snapshot it reads from.
final class Cursors {
    private static final long BATCH_BYTES = 16L << 20;
    private static final int FIRST_BATCH = 101;

    private static final class Cursor {
        private final ReentrantLock lock = new ReentrantLock();
        private final Iterator<BsonDocument> documents;
        private final Deadline deadline;
        private final String namespace;
        private @Nullable Snapshot snapshot;
        private long usedAt;
        private boolean closed;

        Cursor(Iterator<BsonDocument> documents, Deadline deadline, String namespace) {
            this.documents = documents;
            this.deadline = deadline;
            this.namespace = namespace;
        }

        void close() {
            lock.lock();
            try {
                closed = true;
                if (snapshot != null) {
                    snapshot.close();
                    snapshot = null;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private final Map<Long, Cursor> open = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Limits limits;
    private final InstantSource clock;

    Cursors(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /// The first batch of a result; what is left stays open under the cursor's number, and the
    /// snapshot with it.
    BsonDocument first(Scope scope, Iterator<BsonDocument> documents, boolean singleBatch) {
        BsonValue size = scope.body().get("batchSize");
        if (size == null) {
            size = Bson.document(scope.body().get("cursor")).get("batchSize");
        }
        BsonArray batch = batch(documents, Bson.integer(size, FIRST_BATCH));
        long number = 0;
        if (!singleBatch && documents.hasNext()) {
            if (open.size() >= limits.cursors()) {
                throw new CommandFailure(
                        Code.OPERATION_FAILED,
                        "embedded store: more than %d cursors are open; close some"
                                .formatted(limits.cursors()));
            }
            Iterator<BsonDocument> rest = scope.inTransaction() ? gathered(documents) : documents;
            Cursor cursor = new Cursor(rest, scope.deadline(), scope.namespace());
            scope.deadline().pause();
            cursor.usedAt = clock.millis();
            if (!scope.inTransaction() && scope.view() instanceof Snapshot snapshot) {
                cursor.snapshot = snapshot;
            }
            number = 1 + (random.nextLong() >>> 2);
            open.put(number, cursor);
        }
        return reply("firstBatch", batch, number, scope.namespace());
    }

    /// Inside a transaction the view changes with every command, so the result is taken as it is
    /// now.
    private Iterator<BsonDocument> gathered(Iterator<BsonDocument> documents) {
        BsonArray all = new BsonArray();
        long bytes = 0;
        while (documents.hasNext()) {
            BsonDocument document = documents.next();
            bytes += Bson.encode(document).length;
            if (bytes > limits.memoryBytes()) {
                throw new CommandFailure(
                        Code.EXCEEDED_MEMORY_LIMIT,
                        "embedded store: a result inside a transaction is larger than %d bytes"
                                .formatted(limits.memoryBytes()));
            }
            all.add(document);
        }
        return all.stream().map(BsonValue::asDocument).iterator();
    }

    private static BsonArray batch(Iterator<BsonDocument> documents, long size) {
        if (size < 0) {
            throw new CommandFailure(Code.BAD_VALUE, "batchSize must not be negative");
        }
        BsonArray batch = new BsonArray();
        long bytes = 0;
        while (batch.size() < size && bytes < BATCH_BYTES && documents.hasNext()) {
            BsonDocument document = documents.next();
            bytes += Bson.encode(document).length;
            batch.add(document);
        }
        return batch;
    }

    static BsonDocument reply(String field, BsonArray batch, long number, String namespace) {
        BsonDocument cursor = new BsonDocument(field, batch);
        cursor.put("id", new BsonInt64(number));
        cursor.put("ns", new BsonString(namespace));
        return Replies.done(new BsonDocument("cursor", cursor));
    }

    BsonDocument more(BsonDocument command) {
        long number = Bson.integer(command.get("getMore"), 0);
        Cursor cursor = open.get(number);
        if (cursor == null) {
            throw notFound(number);
        }
        cursor.lock.lock();
        try {
            if (cursor.closed) {
                throw notFound(number);
            }
            cursor.deadline.resume();
            long size = Bson.integer(command.get("batchSize"), 0);
            BsonArray batch = batch(cursor.documents, size == 0 ? Long.MAX_VALUE : size);
            boolean more = cursor.documents.hasNext();
            cursor.deadline.pause();
            cursor.usedAt = clock.millis();
            if (!more) {
                close(number);
            }
            return reply("nextBatch", batch, more ? number : 0, cursor.namespace);
        } catch (RuntimeException e) {
            close(number);
            throw e;
        } finally {
            cursor.lock.unlock();
        }
    }

    private static CommandFailure notFound(long number) {
        return new CommandFailure(
                Code.CURSOR_NOT_FOUND, "cursor id " + number + " not found; it may have expired");
    }

    private boolean close(long number) {
        Cursor cursor = open.remove(number);
        if (cursor == null) {
            return false;
        }
        cursor.close();
        return true;
    }

    BsonDocument kill(BsonDocument command) {
        BsonArray killed = new BsonArray();
        BsonArray missing = new BsonArray();
        for (BsonValue number : Bson.array(command.get("cursors"))) {
            (close(Bson.integer(number, 0)) ? killed : missing).add(number);
        }
        BsonDocument answer = new BsonDocument("cursorsKilled", killed);
        answer.put("cursorsNotFound", missing);
        answer.put("cursorsAlive", new BsonArray());
        answer.put("cursorsUnknown", new BsonArray());
        return Replies.done(answer);
    }

    /// Closes cursors nobody has used for long.
    void closeIdle() {
        long before = clock.millis() - limits.cursorIdle().toMillis();
        open.forEach(
                (number, cursor) -> {
                    if (cursor.usedAt < before && cursor.lock.tryLock()) {
                        try {
                            close(number);
                        } finally {
                            cursor.lock.unlock();
                        }
                    }
                });
    }
}
