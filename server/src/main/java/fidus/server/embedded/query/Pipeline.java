package fidus.server.embedded.query;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// An aggregation: a filter and an order that an index may serve, and the stages after them.
///
/// @param filter what the leading `$match` stages say
/// @param order the `$sort` that follows them, or any
/// @param limit the `$limit` that follows that, or 0
/// @param stages the rest
public record Pipeline(Filter filter, Order order, long limit, List<BsonDocument> stages) {
    /// Where a pipeline gets further documents from.
    public interface Source {
        /// The documents of another collection of the same database.
        Iterator<BsonDocument> find(String collection, Filter filter);

        /// The most bytes a stage may hold.
        long memoryLimit();
    }

    /// Understands a pipeline.
    ///
    /// @throws CommandFailure for anything off the allow-list
    public static Pipeline of(BsonArray pipeline) {
        List<BsonDocument> stages = new ArrayList<>();
        for (BsonValue stage : pipeline) {
            BsonDocument document = Bson.document(stage);
            Stages.of(document);
            stages.add(document);
        }
        BsonArray filters = new BsonArray();
        while (startsWith(stages, "$match")) {
            filters.add(stages.removeFirst().get("$match"));
        }
        BsonDocument query =
                switch (filters.size()) {
                    case 0 -> new BsonDocument();
                    case 1 -> filters.getFirst().asDocument();
                    default -> new BsonDocument("$and", filters);
                };
        Order order = new Order(List.of());
        if (startsWith(stages, "$sort")) {
            order = Order.of(stages.removeFirst().getDocument("$sort"));
        }
        long limit = 0;
        if (startsWith(stages, "$limit")) {
            limit = Bson.integer(stages.removeFirst().get("$limit"), 0);
        }
        return new Pipeline(Filter.of(query), order, limit, List.copyOf(stages));
    }

    private static boolean startsWith(List<BsonDocument> stages, String name) {
        return !stages.isEmpty() && stages.getFirst().getFirstKey().equals(name);
    }

    /// Runs the remaining stages.
    public Iterator<BsonDocument> run(Iterator<BsonDocument> documents, Source source) {
        Iterator<BsonDocument> result = documents;
        for (BsonDocument stage : stages) {
            result = Stages.of(stage).run(result, source);
        }
        return result;
    }
}
