package fidus.server.embedded;

import fidus.server.embedded.disk.Disk;
import fidus.server.embedded.disk.Draft;
import fidus.server.embedded.disk.Snapshot;
import fidus.server.embedded.disk.View;
import fidus.server.embedded.query.Bson;
import fidus.server.embedded.query.CommandFailure;
import fidus.server.embedded.query.CommandFailure.Code;
import fidus.server.embedded.query.Keys;
import fidus.server.embedded.wire.Replies;

import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Multi-document transactions of sessions. An open one is the only writer until it ends or its
/// lifetime is over.
final class Transactions {
    private static final String COMMITS = "commits";

    private static final class Session {
        private final ReentrantLock lock = new ReentrantLock();
        private long number = -1;
        private @Nullable Draft draft;
        private boolean committed;
        private long sequence;
        private long startedAt;
        private long usedAt;

        void rollBack() {
            if (draft != null) {
                draft.close();
                draft = null;
            }
        }
    }

    private final Map<ByteBuffer, Session> sessions = new ConcurrentHashMap<>();
    private final Disk disk;
    private final Limits limits;
    private final InstantSource clock;

    Transactions(Disk disk, Limits limits, InstantSource clock) {
        this.disk = disk;
        this.limits = limits;
        this.clock = clock;
    }

    /// The key of the session a command belongs to, or null.
    static byte @Nullable [] session(BsonDocument command) {
        BsonValue id = Bson.document(command.get("lsid")).get("id");
        return id == null ? null : Keys.of(id);
    }

    static boolean isPart(BsonDocument command) {
        BsonValue autocommit = command.get("autocommit");
        return autocommit != null && !Bson.isTrue(autocommit);
    }

    private static byte[] requiredSession(BsonDocument command) {
        byte[] session = session(command);
        if (session == null || !command.containsKey("txnNumber")) {
            throw new CommandFailure(
                    Code.INVALID_OPTIONS, "a transaction needs a session and a number");
        }
        return session;
    }

    private static long number(BsonDocument command) {
        return Bson.integer(command.get("txnNumber"), -1);
    }

    /// Runs one command inside its session's transaction, beginning it if the command says so. An
    /// error ends the transaction.
    BsonDocument run(BsonDocument command, Function<Draft, BsonDocument> work) {
        byte[] id = requiredSession(command);
        Session session = sessions.computeIfAbsent(ByteBuffer.wrap(id), key -> new Session());
        if (sessions.size() > limits.sessions()) {
            forgetOldSessions(0);
        }
        session.lock.lock();
        try {
            session.usedAt = clock.millis();
            if (Bson.isTrue(command.get("startTransaction"))) {
                begin(session, number(command));
            }
            Draft draft = session.draft;
            if (draft == null || session.number != number(command)) {
                throw unknown(number(command));
            }
            try {
                BsonDocument answer = work.apply(draft);
                if (answer.containsKey("writeErrors")) {
                    session.rollBack();
                }
                return answer;
            } catch (RuntimeException | Error e) {
                session.rollBack();
                throw e;
            }
        } finally {
            session.lock.unlock();
        }
    }

    private void begin(Session session, long number) {
        if (number < session.number) {
            throw new CommandFailure(
                    Code.TRANSACTION_TOO_OLD,
                    "Transaction %d is older than %d".formatted(number, session.number));
        }
        session.rollBack();
        session.number = number;
        session.committed = false;
        session.draft = Engine.draft(disk, limits.writerWait(), limits);
        if (session.draft == null) {
            throw new CommandFailure(
                    Code.WRITE_CONFLICT,
                    "embedded store: another transaction has been writing for more than %d ms"
                            .formatted(limits.writerWait().toMillis()));
        }
        session.startedAt = clock.millis();
    }

    private static CommandFailure unknown(long number) {
        return new CommandFailure(
                Code.NO_SUCH_TRANSACTION,
                "Transaction %d is not in progress; it was aborted, or it ran out of time"
                        .formatted(number));
    }

    /// Ends a transaction; a repeated commit of a committed one succeeds again, even after a
    /// restart.
    BsonDocument end(BsonDocument command, boolean commit) {
        byte[] id = requiredSession(command);
        long number = number(command);
        Session session = sessions.get(ByteBuffer.wrap(id));
        if (session == null) {
            if (commit && wasCommitted(id, number)) {
                return Replies.done(new BsonDocument());
            }
            throw unknown(number);
        }
        long sequence;
        session.lock.lock();
        try {
            sequence = commit ? commit(session, id, number) : abort(session, number);
        } finally {
            session.lock.unlock();
        }
        disk.awaitDurable(sequence);
        return Replies.done(new BsonDocument());
    }

    private long commit(Session session, byte[] id, long number) {
        if (session.number == number && session.committed) {
            return session.sequence;
        }
        Draft draft = session.draft;
        if (session.number != number || draft == null) {
            if (wasCommitted(id, number)) {
                return session.sequence;
            }
            throw unknown(number);
        }
        session.draft = null;
        session.usedAt = clock.millis();
        try (draft) {
            if (draft.changed()) {
                BsonDocument record = new BsonDocument("number", new BsonInt64(number));
                record.put("at", new BsonInt64(clock.millis()));
                draft.put(COMMITS, id, Bson.encode(record));
            }
            session.sequence = draft.commit();
        }
        session.committed = true;
        return session.sequence;
    }

    private static long abort(Session session, long number) {
        if (session.number == number && session.committed) {
            throw new CommandFailure(
                    Code.TRANSACTION_COMMITTED, "Transaction " + number + " has been committed");
        }
        if (session.number != number || session.draft == null) {
            throw unknown(number);
        }
        session.rollBack();
        return 0;
    }

    private boolean wasCommitted(byte[] id, long number) {
        try (Snapshot snapshot = disk.snapshot()) {
            if (!recorded(snapshot, id, number)) {
                return false;
            }
            disk.awaitDurable(snapshot.sequence());
            return true;
        }
    }

    private static boolean recorded(View view, byte[] id, long number) {
        byte[] bytes = view.get(COMMITS, id);
        return bytes != null && Bson.decode(bytes).getInt64("number").getValue() == number;
    }

    /// Rolls back what has run too long and forgets sessions unused for half an hour.
    void expire(long forgetAfterMillis) {
        long now = clock.millis();
        for (Session session : sessions.values()) {
            if (session.lock.tryLock()) {
                try {
                    if (session.draft != null
                            && now - session.startedAt > limits.transactionLifetime().toMillis()) {
                        session.rollBack();
                    }
                } finally {
                    session.lock.unlock();
                }
            }
        }
        forgetOldSessions(forgetAfterMillis);
    }

    private void forgetOldSessions(long unusedMillis) {
        long before = clock.millis() - unusedMillis;
        sessions.values()
                .removeIf(
                        session ->
                                !session.lock.isLocked()
                                        && session.draft == null
                                        && session.usedAt < before);
    }

    /// Rolls everything back, at the end.
    void close() {
        for (Session session : sessions.values()) {
            session.lock.lock();
            try {
                session.rollBack();
            } finally {
                session.lock.unlock();
            }
        }
    }
}
