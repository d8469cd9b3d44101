package fidus.server.embedded.collections;

import fidus.server.embedded.disk.Range;
import fidus.server.embedded.disk.View;
import fidus.server.embedded.query.Bson;
import fidus.server.embedded.query.Filter;
import fidus.server.embedded.query.Order;
import fidus.server.embedded.query.Sorting;

import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/// Finds documents: lazily wherever no sort in memory is needed.
public final class Search {
    /// What is looked for.
    ///
    /// @param filter which documents
    /// @param order in which order
    /// @param skip how many to leave out first
    /// @param limit how many at most, 0 for all
    public record Question(Filter filter, Order order, long skip, long limit) {
        /// All documents of a filter in any order.
        public static Question all(Filter filter) {
            return new Question(filter, new Order(List.of()), 0, 0);
        }

        private long wanted() {
            return limit == 0 ? 0 : limit + skip;
        }
    }

    private final View view;
    private final Runnable pulse;
    private final long memoryLimit;

    /// @param pulse called for every document looked at; may throw to end the search
    /// @param memoryLimit the most bytes a sort may hold
    public Search(View view, Runnable pulse, long memoryLimit) {
        this.view = view;
        this.pulse = pulse;
        this.memoryLimit = memoryLimit;
    }

    /// The documents that answer a question.
    public Iterator<BsonDocument> find(CollectionDefinition collection, Question question) {
        Plan plan =
                Plan.of(
                        collection,
                        question.filter,
                        question.order,
                        question.limit > 0,
                        view::roughly);
        Iterator<BsonDocument> found = new Scan(collection, plan, question.filter);
        if (!plan.inOrder()) {
            found = Sorting.sorted(found, question.order, question.wanted(), memoryLimit);
        }
        for (long i = 0; i < question.skip && found.hasNext(); i++) {
            found.next();
        }
        return question.limit == 0 ? found : new First(found, question.limit);
    }

    /// Walks the stretches of a plan and gives out what the filter lets through.
    private final class Scan implements Iterator<BsonDocument> {
        private final CollectionDefinition collection;
        private final Plan plan;
        private final Filter filter;
        private final Iterator<Range> ranges;
        // A document with an array may stand under several keys, yet is found once.
        private final @Nullable Set<ByteBuffer> seen;
        private @Nullable Iterator<Map.Entry<byte[], byte[]>> entries;
        private @Nullable BsonDocument next;

        Scan(CollectionDefinition collection, Plan plan, Filter filter) {
            this.collection = collection;
            this.plan = plan;
            this.filter = filter;
            this.ranges = plan.ranges().iterator();
            IndexDefinition index = plan.index();
            this.seen = index != null && index.multikey() ? new HashSet<>() : null;
        }

        private @Nullable BsonDocument advance() {
            while (true) {
                Iterator<Map.Entry<byte[], byte[]>> present = entries;
                if (present == null || !present.hasNext()) {
                    if (!ranges.hasNext()) {
                        return null;
                    }
                    entries = view.entries(ranges.next());
                    continue;
                }
                pulse.run();
                byte[] bytes = bytes(present.next().getValue());
                if (bytes != null) {
                    BsonDocument document = Bson.lazy(bytes);
                    if (filter.matches(document)) {
                        return document;
                    }
                }
            }
        }

        private byte @Nullable [] bytes(byte[] value) {
            if (plan.index() == null) {
                return value;
            }
            if (seen != null && !seen.add(ByteBuffer.wrap(value))) {
                return null;
            }
            byte[] bytes = view.get(collection.map(), value);
            if (bytes == null) {
                throw new IllegalStateException(
                        "An index of %s names a document that does not exist"
                                .formatted(collection.namespace()));
            }
            return bytes;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = advance();
            }
            return next != null;
        }

        @Override
        public BsonDocument next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            BsonDocument document = next;
            next = null;
            if (document == null) {
                throw new NoSuchElementException();
            }
            return document;
        }
    }

    private static final class First implements Iterator<BsonDocument> {
        private final Iterator<BsonDocument> documents;
        private long left;

        First(Iterator<BsonDocument> documents, long left) {
            this.documents = documents;
            this.left = left;
        }

        @Override
        public boolean hasNext() {
            return left > 0 && documents.hasNext();
        }

        @Override
        public BsonDocument next() {
            left--;
            return documents.next();
        }
    }
}
