package fidus.server.embedded;

import fidus.server.embedded.collections.CollectionDefinition;
import fidus.server.embedded.collections.Documents;
import fidus.server.embedded.collections.Search;
import fidus.server.embedded.query.Bson;
import fidus.server.embedded.query.CommandFailure;
import fidus.server.embedded.query.CommandFailure.Code;
import fidus.server.embedded.query.Filter;
import fidus.server.embedded.query.Keys;
import fidus.server.embedded.query.Order;
import fidus.server.embedded.query.Paths;
import fidus.server.embedded.query.Pipeline;
import fidus.server.embedded.query.Projection;
import fidus.server.embedded.wire.Replies;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The commands that only look.
final class ReadCommands {
    private ReadCommands() {}

    static BsonDocument find(Scope scope) {
        BsonDocument body = scope.body();
        long limit = Bson.integer(body.get("limit"), 0);
        var question =
                new Search.Question(
                        Filter.of(Bson.document(body.get("filter"))),
                        Order.of(Bson.document(body.get("sort"))),
                        notNegative(body.get("skip")),
                        Math.abs(limit));
        Iterator<BsonDocument> found = scope.find(question);
        BsonDocument fields = Bson.document(body.get("projection"));
        if (!fields.isEmpty()) {
            found = projected(found, Projection.of(fields));
        }
        boolean single = limit < 0 || Bson.isTrue(body.get("singleBatch"));
        return scope.engine().cursors().first(scope, found, single);
    }

    private static long notNegative(@Nullable BsonValue value) {
        long number = Bson.integer(value, 0);
        if (number < 0) {
            throw new CommandFailure(Code.BAD_VALUE, "skip must not be negative");
        }
        return number;
    }

    static Iterator<BsonDocument> projected(
            Iterator<BsonDocument> documents, Projection projection) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return documents.hasNext();
            }

            @Override
            public BsonDocument next() {
                return projection.applied(documents.next());
            }
        };
    }

    static BsonDocument aggregate(Scope scope) {
        Pipeline pipeline = Pipeline.of(Bson.array(scope.body().get("pipeline")));
        var question =
                new Search.Question(pipeline.filter(), pipeline.order(), 0, pipeline.limit());
        Iterator<BsonDocument> found = pipeline.run(scope.find(question), scope);
        return scope.engine().cursors().first(scope, found, false);
    }

    static BsonDocument count(Scope scope) {
        BsonDocument body = scope.body();
        BsonDocument query = Bson.document(body.get("query"));
        long skip = notNegative(body.get("skip"));
        long limit = Math.abs(Bson.integer(body.get("limit"), 0));
        CollectionDefinition collection = scope.collection();
        long count = 0;
        if (collection != null && query.isEmpty() && skip == 0 && limit == 0) {
            count = Documents.count(scope.view(), collection);
        } else {
            var question = new Search.Question(Filter.of(query), new Order(List.of()), skip, limit);
            Iterator<BsonDocument> found = scope.find(question);
            while (found.hasNext()) {
                found.next();
                count++;
            }
        }
        return Replies.done(new BsonDocument("n", number(count)));
    }

    static BsonNumber number(long value) {
        return value == (int) value ? new BsonInt32((int) value) : new BsonInt64(value);
    }

    /// Each value once, in the order of values; an array counts as its elements.
    static BsonDocument distinct(Scope scope) {
        List<String> steps = Paths.steps(Bson.text(scope.body().get("key"), "key"));
        Filter filter = Filter.of(Bson.document(scope.body().get("query")));
        Map<byte[], BsonValue> values = new TreeMap<>(Arrays::compareUnsigned);
        Iterator<BsonDocument> found = scope.find(Search.Question.all(filter));
        while (found.hasNext()) {
            for (BsonValue leaf : Paths.leaves(found.next(), steps)) {
                List<BsonValue> single =
                        leaf == null
                                ? List.of()
                                : leaf instanceof BsonArray array ? array : List.of(leaf);
                single.forEach(value -> values.putIfAbsent(Keys.of(value), value));
            }
        }
        return Replies.done(
                new BsonDocument("values", new BsonArray(new ArrayList<>(values.values()))));
    }
}
