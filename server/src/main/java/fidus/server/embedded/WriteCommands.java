package fidus.server.embedded;

import fidus.server.embedded.collections.CollectionDefinition;
import fidus.server.embedded.collections.Documents;
import fidus.server.embedded.collections.Search;
import fidus.server.embedded.query.Bson;
import fidus.server.embedded.query.CommandFailure;
import fidus.server.embedded.query.CommandFailure.Code;
import fidus.server.embedded.query.Filter;
import fidus.server.embedded.query.Order;
import fidus.server.embedded.query.Projection;
import fidus.server.embedded.query.Update;
import fidus.server.embedded.wire.Replies;

import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// The commands that change documents.
final class WriteCommands {
    private static final int MAX_STATEMENTS = 100_000;

    private WriteCommands() {}

    /// What one command has done so far.
    private static final class Tally {
        private final BsonArray errors = new BsonArray();
        private final BsonArray upserted = new BsonArray();
        private int matched;
        private int modified;

        BsonDocument answer() {
            BsonDocument answer = new BsonDocument("n", new BsonInt32(matched));
            if (!upserted.isEmpty()) {
                answer.put("upserted", upserted);
            }
            if (!errors.isEmpty()) {
                answer.put("writeErrors", errors);
            }
            return Replies.done(answer);
        }
    }

    @FunctionalInterface
    private interface Statement {
        void run(int index, BsonDocument statement, Tally tally);
    }

    /// Runs statements in turn; after an error an ordered command stops, an unordered one goes on.
    private static Tally each(Scope scope, String field, Statement work) {
        BsonArray statements = Bson.array(scope.body().get(field));
        if (statements.isEmpty() || statements.size() > MAX_STATEMENTS) {
            throw new CommandFailure(
                    Code.BAD_VALUE, "%s needs 1 to %d entries".formatted(field, MAX_STATEMENTS));
        }
        boolean ordered = Bson.isTrue(scope.body().getOrDefault("ordered", BsonBoolean.TRUE));
        Tally tally = new Tally();
        for (int i = 0; i < statements.size(); i++) {
            try {
                scope.deadline().check();
                work.run(i, Bson.document(statements.get(i)), tally);
            } catch (CommandFailure e) {
                tally.errors.add(Replies.writeError(i, e));
                if (ordered) {
                    break;
                }
            }
        }
        return tally;
    }

    static BsonDocument insert(Scope scope) {
        Documents documents = scope.documents();
        Tally tally =
                each(
                        scope,
                        "documents",
                        (index, document, sofar) -> {
                            documents.insert(document);
                            sofar.matched++;
                        });
        return tally.answer();
    }

    static BsonDocument update(Scope scope) {
        Tally tally =
                each(
                        scope,
                        "updates",
                        (index, statement, sofar) -> updateOne(scope, statement, index, sofar));
        BsonDocument answer = tally.answer();
        answer.put("nModified", new BsonInt32(tally.modified));
        return answer;
    }

    private static void updateOne(Scope scope, BsonDocument statement, int index, Tally tally) {
        Filter filter = Filter.of(Bson.document(statement.get("q")));
        Update update = Update.of(statement.get("u", new BsonDocument()), scope.engine().clock());
        long limit = Bson.isTrue(statement.get("multi")) ? 0 : 1;
        if (update.isReplacement() && limit == 0) {
            throw new CommandFailure(
                    Code.FAILED_TO_PARSE, "a replacement cannot apply to many documents");
        }
        // Gathered first: an update must not meet its own results.
        List<BsonDocument> found = gather(scope, filter, new Order(List.of()), limit);
        boolean upserts = found.isEmpty() && Bson.isTrue(statement.get("upsert"));
        if (found.isEmpty() && !upserts) {
            return;
        }
        Documents documents = scope.documents();
        for (BsonDocument before : found) {
            tally.matched++;
            if (documents.replace(before, update.applied(before, false))) {
                tally.modified++;
            }
        }
        if (upserts) {
            BsonDocument made = upsert(documents, filter, update);
            tally.matched++;
            BsonDocument entry = new BsonDocument("index", new BsonInt32(index));
            entry.put("_id", made.get("_id"));
            tally.upserted.add(entry);
        }
    }

    private static BsonDocument upsert(Documents documents, Filter filter, Update update) {
        return documents.insert(update.applied(update.seed(filter), true));
    }

    private static List<BsonDocument> gather(Scope scope, Filter filter, Order order, long limit) {
        List<BsonDocument> found = new ArrayList<>();
        Iterator<BsonDocument> documents = scope.find(new Search.Question(filter, order, 0, limit));
        while (documents.hasNext()) {
            found.add(documents.next());
        }
        return found;
    }

    static BsonDocument delete(Scope scope) {
        Documents documents = existing(scope);
        return each(
                        scope,
                        "deletes",
                        (index, statement, tally) -> {
                            if (documents == null) {
                                return;
                            }
                            Filter filter = Filter.of(Bson.document(statement.get("q")));
                            long limit = Bson.integer(statement.get("limit"), -1);
                            if (limit != 0 && limit != 1) {
                                throw new CommandFailure(
                                        Code.FAILED_TO_PARSE, "the limit of a delete is 0 or 1");
                            }
                            Order any = new Order(List.of());
                            for (BsonDocument doomed : gather(scope, filter, any, limit)) {
                                documents.delete(doomed);
                                tally.matched++;
                            }
                        })
                .answer();
    }

    private static @Nullable Documents existing(Scope scope) {
        CollectionDefinition collection = scope.collection();
        return collection == null
                ? null
                : new Documents(scope.draft(), scope.engine().catalogue(), collection);
    }

    static BsonDocument findAndModify(Scope scope) {
        BsonDocument body = scope.body();
        Filter filter = Filter.of(Bson.document(body.get("query")));
        Order order = Order.of(Bson.document(body.get("sort")));
        Documents documents = scope.documents();
        List<BsonDocument> found = gather(scope, filter, order, 1);
        BsonValue update = body.get("update");
        if (update == null) {
            found.forEach(documents::delete);
            BsonDocument last = new BsonDocument("n", new BsonInt32(found.size()));
            return modified(scope, found.isEmpty() ? null : found.getFirst(), last);
        }
        return modify(scope, documents, filter, Update.of(update, scope.engine().clock()), found);
    }

    private static BsonDocument modify(
            Scope scope,
            Documents documents,
            Filter filter,
            Update update,
            List<BsonDocument> found) {
        boolean wantsNew = Bson.isTrue(scope.body().get("new"));
        boolean upserts = found.isEmpty() && Bson.isTrue(scope.body().get("upsert"));
        BsonDocument last =
                new BsonDocument("n", new BsonInt32(found.isEmpty() && !upserts ? 0 : 1));
        last.put("updatedExisting", BsonBoolean.valueOf(!found.isEmpty()));
        BsonDocument before = null;
        BsonDocument after = null;
        if (!found.isEmpty()) {
            before = found.getFirst();
            after = update.applied(before, false);
            documents.replace(before, after);
        } else if (upserts) {
            after = upsert(documents, filter, update);
            last.put("upserted", after.get("_id"));
        }
        return modified(scope, wantsNew ? after : before, last);
    }

    private static BsonDocument modified(
            Scope scope, @Nullable BsonDocument document, BsonDocument last) {
        BsonValue value = BsonNull.VALUE;
        if (document != null) {
            BsonDocument fields = Bson.document(scope.body().get("fields"));
            value = fields.isEmpty() ? document : Projection.of(fields).applied(document);
        }
        BsonDocument answer = new BsonDocument("lastErrorObject", last);
        answer.put("value", value);
        return Replies.done(answer);
    }
}
