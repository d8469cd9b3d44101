package fidus.server.embedded;

import fidus.server.embedded.collections.IndexDefinition;
import fidus.server.embedded.query.Bson;
import fidus.server.embedded.query.CommandFailure;
import fidus.server.embedded.query.CommandFailure.Code;
import fidus.server.embedded.query.Filter;
import fidus.server.embedded.query.Order;
import fidus.server.embedded.query.Pipeline;
import fidus.server.embedded.query.Projection;
import fidus.server.embedded.query.Update;

import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Every command and option the store answers faithfully. What is not here is refused before
/// anything happens.
///
/// Stages and operators are understood by the classes of the `query` package, which refuse those
/// they do not know; this class asks them, so that a whole command can be judged without running
/// it.
final class AllowList {
    private static final Set<String> EVERYWHERE =
            Set.of(
                    "$db",
                    "$clusterTime",
                    "$readPreference",
                    "lsid",
                    "txnNumber",
                    "startTransaction",
                    "autocommit",
                    "readConcern",
                    "writeConcern",
                    "comment",
                    "maxTimeMS");

    private static final Map<String, Set<String>> COMMANDS =
            Map.ofEntries(
                    Map.entry(
                            "find",
                            Set.of(
                                    "filter",
                                    "sort",
                                    "projection",
                                    "skip",
                                    "limit",
                                    "batchSize",
                                    "singleBatch",
                                    "allowDiskUse")),
                    Map.entry("aggregate", Set.of("pipeline", "cursor", "allowDiskUse")),
                    Map.entry("count", Set.of("query", "limit", "skip")),
                    Map.entry("distinct", Set.of("key", "query")),
                    Map.entry("getMore", Set.of("collection", "batchSize")),
                    Map.entry("killCursors", Set.of("cursors")),
                    Map.entry("insert", Set.of("documents", "ordered")),
                    Map.entry("update", Set.of("updates", "ordered")),
                    Map.entry("delete", Set.of("deletes", "ordered")),
                    Map.entry(
                            "findAndModify",
                            Set.of("query", "sort", "update", "remove", "new", "upsert", "fields")),
                    Map.entry("create", Set.of("capped")),
                    Map.entry("drop", Set.of()),
                    Map.entry("dropDatabase", Set.of()),
                    Map.entry("createIndexes", Set.of("indexes")),
                    Map.entry("dropIndexes", Set.of("index")),
                    Map.entry("listIndexes", Set.of("cursor")),
                    Map.entry(
                            "listCollections",
                            Set.of("filter", "nameOnly", "authorizedCollections", "cursor")),
                    Map.entry("listDatabases", Set.of("nameOnly", "authorizedDatabases")),
                    Map.entry("commitTransaction", Set.of("recoveryToken")),
                    Map.entry("abortTransaction", Set.of("recoveryToken")),
                    Map.entry("endSessions", Set.of()),
                    Map.entry("ping", Set.of()),
                    Map.entry("buildInfo", Set.of()));

    private static final Set<String> READ_LEVELS =
            Set.of("local", "available", "majority", "snapshot");

    private AllowList() {}

    /// Judges a command with all its stages, operators and options.
    ///
    /// @throws CommandFailure naming what is not allowed
    static void check(String command, BsonDocument body) {
        Set<String> options = COMMANDS.get(command);
        if (options == null) {
            throw new CommandFailure(
                    Code.COMMAND_NOT_FOUND, "embedded store: no such command: '" + command + "'");
        }
        for (String name : body.keySet()) {
            if (!name.equals(command) && !options.contains(name) && !EVERYWHERE.contains(name)) {
                throw CommandFailure.unsupported(
                        "the option '" + name + "' of the command '" + command + "'");
            }
        }
        checkConcerns(body);
        switch (command) {
            case "find" -> {
                Filter.of(Bson.document(body.get("filter")));
                Order.of(Bson.document(body.get("sort")));
                Projection.of(Bson.document(body.get("projection")));
            }
            case "aggregate" -> {
                if (!body.isString(command)) {
                    throw CommandFailure.unsupported("an aggregation without a collection");
                }
                Pipeline.of(Bson.array(body.get("pipeline")));
            }
            case "count", "distinct" -> Filter.of(Bson.document(body.get("query")));
            case "listCollections" -> Filter.of(Bson.document(body.get("filter")));
            case "update" -> eachStatement(body.get("updates"), AllowList::checkUpdate);
            case "delete" -> eachStatement(body.get("deletes"), AllowList::checkDelete);
            case "create" -> {
                if (Bson.isTrue(body.get("capped"))) {
                    throw CommandFailure.unsupported("a capped collection");
                }
            }
            case "findAndModify" -> checkFindAndModify(body);
            case "createIndexes" ->
                    Bson.array(body.get("indexes"))
                            .forEach(index -> IndexDefinition.of(0, Bson.document(index)));
            default -> {}
        }
    }

    /// What is merely wrong in one statement is reported for that statement when its turn comes.
    private static void eachStatement(@Nullable BsonValue statements, Consumer<BsonValue> check) {
        for (BsonValue statement : Bson.array(statements)) {
            try {
                check.accept(statement);
            } catch (CommandFailure e) {
                if (e.code() == Code.NOT_IMPLEMENTED) {
                    throw e;
                }
            }
        }
    }

    private static void checkUpdate(BsonValue value) {
        BsonDocument statement = Bson.document(value);
        checkFields(statement, Set.of("q", "u", "multi", "upsert"), "an update");
        Filter.of(Bson.document(statement.get("q")));
        Update.of(statement.get("u", new BsonDocument()), InstantSource.system());
    }

    private static void checkDelete(BsonValue value) {
        BsonDocument statement = Bson.document(value);
        checkFields(statement, Set.of("q", "limit"), "a delete");
        Filter.of(Bson.document(statement.get("q")));
    }

    private static void checkFindAndModify(BsonDocument body) {
        Filter.of(Bson.document(body.get("query")));
        Order.of(Bson.document(body.get("sort")));
        Projection.of(Bson.document(body.get("fields")));
        BsonValue update = body.get("update");
        boolean remove = Bson.isTrue(body.get("remove"));
        if (remove == (update != null)) {
            throw new CommandFailure(
                    Code.FAILED_TO_PARSE, "findAndModify needs either an update or a removal");
        }
        if (update != null) {
            Update.of(update, InstantSource.system());
        }
    }

    private static void checkFields(BsonDocument statement, Set<String> allowed, String what) {
        for (String name : statement.keySet()) {
            if (!allowed.contains(name)) {
                throw CommandFailure.unsupported("the option '" + name + "' of " + what);
            }
        }
    }

    private static void checkConcerns(BsonDocument body) {
        BsonDocument read = Bson.document(body.get("readConcern"));
        checkFields(read, Set.of("level", "provenance"), "a read concern");
        BsonValue level = read.get("level");
        if (level != null && !READ_LEVELS.contains(Bson.text(level, "the read concern"))) {
            throw CommandFailure.unsupported("the read concern " + level.asString().getValue());
        }
        BsonDocument write = Bson.document(body.get("writeConcern"));
        checkFields(write, Set.of("w", "j", "wtimeout", "provenance"), "a write concern");
        BsonValue w = write.get("w");
        boolean majority = w != null && w.isString() && w.asString().getValue().equals("majority");
        if (w != null && !majority && (!w.isNumber() || Bson.integer(w, 0) != 1)) {
            throw new CommandFailure(
                    Code.UNSATISFIABLE_WRITE_CONCERN,
                    "embedded store: a store of one node acknowledges w=1 or w=majority only");
        }
    }
}
