package fidus.server.embedded.query;

import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonDocument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/// Sorts in memory, within a limit; with a small number wanted, keeps no more than those.
public final class Sorting {
    private static final int DOCUMENT_OVERHEAD = 64;

    private Sorting() {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Keyed(byte[] key, long position, BsonDocument document) {}

    private static final Comparator<Keyed> RISING =
            Comparator.<Keyed, byte[]>comparing(Keyed::key, Arrays::compareUnsigned)
                    .thenComparingLong(Keyed::position);

    /// The documents in order; equal ones stay as they came.
    ///
    /// @param wanted how many of the first are needed, 0 for all
    /// @param limit the most bytes held
    /// @throws CommandFailure beyond the limit
    public static Iterator<BsonDocument> sorted(
            Iterator<BsonDocument> documents, Order order, long wanted, long limit) {
        List<Keyed> result =
                wanted > 0 && wanted <= 1_000
                        ? first(documents, order, (int) wanted)
                        : all(documents, order, limit);
        result.sort(RISING);
        return result.stream().map(Keyed::document).iterator();
    }

    private static List<Keyed> first(Iterator<BsonDocument> documents, Order order, int wanted) {
        var best = new PriorityQueue<Keyed>(RISING.reversed());
        long position = 0;
        while (documents.hasNext()) {
            BsonDocument document = documents.next();
            best.add(new Keyed(order.key(document), position++, document));
            if (best.size() > wanted) {
                best.poll();
            }
        }
        return new ArrayList<>(best);
    }

    private static List<Keyed> all(Iterator<BsonDocument> documents, Order order, long limit) {
        List<Keyed> all = new ArrayList<>();
        long bytes = 0;
        while (documents.hasNext()) {
            BsonDocument document = documents.next();
            Keyed keyed = new Keyed(order.key(document), all.size(), document);
            bytes += keyed.key.length + size(document) + DOCUMENT_OVERHEAD;
            if (bytes > limit) {
                throw tooMuch("a sort", limit);
            }
            all.add(keyed);
        }
        return all;
    }

    /// Roughly how much memory a document takes.
    static long size(BsonDocument document) {
        return document instanceof org.bson.RawBsonDocument raw
                ? raw.getByteBuffer().limit()
                : Bson.encode(document).length;
    }

    static CommandFailure tooMuch(String what, long limit) {
        return new CommandFailure(
                Code.EXCEEDED_MEMORY_LIMIT,
                "embedded store: %s needs more than %d bytes of memory; filter more, or add an index"
                        .formatted(what, limit));
    }
}
