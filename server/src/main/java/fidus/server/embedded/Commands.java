package fidus.server.embedded;

import fidus.server.embedded.disk.Draft;
import fidus.server.embedded.disk.DraftTooLarge;
import fidus.server.embedded.disk.Snapshot;
import fidus.server.embedded.query.Bson;
import fidus.server.embedded.query.CommandFailure;
import fidus.server.embedded.query.CommandFailure.Code;
import fidus.server.embedded.wire.Listener;
import fidus.server.embedded.wire.Replies;

import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Answers commands: judges each by the allow-list, then gives it a snapshot, a draft or its
/// session's transaction.
final class Commands implements Listener.Handler {
    private static final int WIRE_VERSION = 13;
    private static final int MAX_BATCH = 100_000;
    private static final int SESSION_MINUTES = 30;

    private static final Map<String, Function<Scope, BsonDocument>> READS =
            Map.of(
                    "find", ReadCommands::find,
                    "aggregate", ReadCommands::aggregate,
                    "count", ReadCommands::count,
                    "distinct", ReadCommands::distinct,
                    "listIndexes", CatalogueCommands::listIndexes,
                    "listCollections", CatalogueCommands::listCollections,
                    "listDatabases", CatalogueCommands::listDatabases);
    private static final Map<String, Function<Scope, BsonDocument>> WRITES =
            Map.of(
                    "insert", WriteCommands::insert,
                    "update", WriteCommands::update,
                    "delete", WriteCommands::delete,
                    "findAndModify", WriteCommands::findAndModify);
    private static final Map<String, Function<Scope, BsonDocument>> DEFINITIONS =
            Map.of(
                    "create", CatalogueCommands::create,
                    "drop", CatalogueCommands::drop,
                    "dropDatabase", CatalogueCommands::dropDatabase,
                    "createIndexes", CatalogueCommands::createIndexes,
                    "dropIndexes", CatalogueCommands::dropIndexes);
    // Outside a transaction these promise what survives a crash, so they wait for the disk.
    private static final Set<String> DURABLE_LEVELS = Set.of("majority", "snapshot");

    private final Engine engine;
    private final BsonObjectId election = new BsonObjectId(new ObjectId());
    private volatile String host = "";

    Commands(Engine engine) {
        this.engine = engine;
    }

    /// The address under which the driver shall find this node again.
    void presentAs(String address) {
        host = address;
    }

    @Override
    public BsonDocument answer(String command, BsonDocument body) {
        boolean part = Transactions.isPart(body);
        try {
            AllowList.check(command, body);
            return switch (command) {
                case "ping", "endSessions" -> Replies.done(new BsonDocument());
                case "buildInfo" -> buildInfo();
                case "getMore" -> engine.cursors().more(body);
                case "killCursors" -> engine.cursors().kill(body);
                case "commitTransaction" -> engine.transactions().end(body, true);
                case "abortTransaction" -> engine.transactions().end(body, false);
                default -> part ? inTransaction(command, body) : alone(command, body);
            };
        } catch (DraftTooLarge e) {
            return Replies.failure(
                    new CommandFailure(Code.TRANSACTION_TOO_LARGE, String.valueOf(e.getMessage())),
                    null);
        } catch (CommandFailure e) {
            boolean transientFailure =
                    part
                            && (e.code() == Code.WRITE_CONFLICT
                                    || e.code() == Code.NO_SUCH_TRANSACTION);
            return Replies.failure(e, transientFailure ? "TransientTransactionError" : null);
        }
    }

    private BsonDocument inTransaction(String command, BsonDocument body) {
        Function<Scope, BsonDocument> work =
                READS.containsKey(command) ? READS.get(command) : WRITES.get(command);
        return engine.transactions()
                .run(
                        body,
                        draft -> {
                            if (work == null) {
                                throw new CommandFailure(
                                        Code.NOT_IN_TRANSACTION,
                                        "Cannot run '%s' in a multi-document transaction."
                                                .formatted(command));
                            }
                            return work.apply(
                                    new Scope(engine, body, draft, Deadline.of(body), true));
                        });
    }

    private BsonDocument alone(String command, BsonDocument body) {
        Function<Scope, BsonDocument> read = READS.get(command);
        if (read != null) {
            return read(read, body);
        }
        Function<Scope, BsonDocument> write = WRITES.get(command);
        if (write == null) {
            write = DEFINITIONS.get(command);
        }
        if (write == null) {
            throw new CommandFailure(Code.COMMAND_NOT_FOUND, "no such command: " + command);
        }
        return write(write, body);
    }

    private BsonDocument read(Function<Scope, BsonDocument> work, BsonDocument body) {
        Snapshot snapshot = engine.disk().snapshot();
        boolean kept = false;
        try {
            Deadline deadline = Deadline.of(body);
            BsonDocument answer = work.apply(new Scope(engine, body, snapshot, deadline, false));
            BsonValue cursor = answer.get("cursor");
            kept = cursor instanceof BsonDocument open && Bson.integer(open.get("id"), 0) != 0;
            BsonValue level = Bson.document(body.get("readConcern")).get("level");
            if (level != null && DURABLE_LEVELS.contains(level.asString().getValue())) {
                engine.disk().awaitDurable(snapshot.sequence());
            }
            return answer;
        } finally {
            if (!kept) {
                snapshot.close();
            }
        }
    }

    /// Changes become visible, then durable, then acknowledged.
    private BsonDocument write(Function<Scope, BsonDocument> work, BsonDocument body) {
        Deadline deadline = Deadline.of(body);
        Draft draft =
                Engine.draft(
                        engine.disk(),
                        deadline.atMost(engine.limits().writerWait()),
                        engine.limits());
        if (draft == null) {
            throw new CommandFailure(
                    Code.MAX_TIME_EXPIRED,
                    "embedded store: waited too long for another writer; is a transaction left"
                            + " open, or was its session not passed to this operation?");
        }
        byte[] session = body.containsKey("txnNumber") ? Transactions.session(body) : null;
        long sequence;
        BsonDocument answer;
        try (draft) {
            long number = Bson.integer(body.get("txnNumber"), 0);
            BsonDocument given =
                    session == null ? null : RetriedWrites.answered(draft, session, number);
            answer =
                    given != null
                            ? given
                            : work.apply(new Scope(engine, body, draft, deadline, false));
            if (session != null && given == null) {
                RetriedWrites.remember(draft, session, number, answer, engine.clock().millis());
            }
            sequence = draft.commit();
        }
        engine.disk().awaitDurable(sequence);
        return answer;
    }

    private static BsonDocument buildInfo() {
        BsonDocument info = new BsonDocument("version", new BsonString("5.0.0"));
        info.put("modules", new BsonArray());
        info.put("gitVersion", new BsonString("fidus-embedded"));
        return Replies.done(info);
    }

    @Override
    public BsonDocument greeting() {
        BsonString address = new BsonString(host);
        BsonDocument hello = new BsonDocument("helloOk", BsonBoolean.TRUE);
        hello.put("isWritablePrimary", BsonBoolean.TRUE);
        hello.put("ismaster", BsonBoolean.TRUE);
        hello.put("secondary", BsonBoolean.FALSE);
        hello.put("setName", new BsonString(EmbeddedStore.REPLICA_SET));
        hello.put("setVersion", new BsonInt32(1));
        hello.put("hosts", new BsonArray(List.of(address)));
        hello.put("me", address);
        hello.put("primary", address);
        hello.put("electionId", election);
        hello.put("maxBsonObjectSize", new BsonInt32(Bson.MAX_DOCUMENT_BYTES));
        hello.put("maxMessageSizeBytes", new BsonInt32(48_000_000));
        hello.put("maxWriteBatchSize", new BsonInt32(MAX_BATCH));
        hello.put("localTime", new BsonDateTime(engine.clock().millis()));
        hello.put("logicalSessionTimeoutMinutes", new BsonInt32(SESSION_MINUTES));
        hello.put("minWireVersion", new BsonInt32(0));
        hello.put("maxWireVersion", new BsonInt32(WIRE_VERSION));
        hello.put("readOnly", BsonBoolean.FALSE);
        hello.put("connectionId", new BsonInt64(1));
        return Replies.done(hello);
    }
}
