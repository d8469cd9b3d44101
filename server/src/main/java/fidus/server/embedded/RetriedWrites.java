package fidus.server.embedded;

import fidus.server.embedded.disk.Draft;
import fidus.server.embedded.disk.Range;
import fidus.server.embedded.query.Bson;
import fidus.server.embedded.query.CommandFailure;
import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.Map;

/// Remembers the answer to each session's last write, saved together with the write: a driver that
/// lost the answer asks again and gets it, and nothing is done twice.
final class RetriedWrites {
    private static final String MAP = "retries";
    private static final String COMMITS = "commits";
    private static final long KEPT_MILLIS = 30L * 60 * 1000;
    private static final int PRUNED_AT_ONCE = 10_000;

    private RetriedWrites() {}

    /// The answer already given to this very command, or null.
    ///
    /// @throws CommandFailure when the session has gone on to a later command
    static @Nullable BsonDocument answered(Draft draft, byte[] session, long number) {
        byte[] bytes = draft.get(MAP, session);
        if (bytes == null) {
            return null;
        }
        BsonDocument record = Bson.decode(bytes);
        long last = record.getInt64("number").getValue();
        if (last > number) {
            throw new CommandFailure(
                    Code.TRANSACTION_TOO_OLD,
                    "Write %d of a session that has reached %d".formatted(number, last));
        }
        return last == number ? record.getDocument("answer") : null;
    }

    static void remember(
            Draft draft, byte[] session, long number, BsonDocument answer, long nowMillis) {
        BsonDocument record = new BsonDocument("number", new BsonInt64(number));
        record.put("at", new BsonInt64(nowMillis));
        record.put("answer", answer);
        draft.put(MAP, session, Bson.encode(record));
    }

    /// Forgets what no driver asks for any more.
    static void prune(Draft draft, long nowMillis) {
        for (String map : new String[] {MAP, COMMITS}) {
            Iterator<Map.Entry<byte[], byte[]>> records = draft.entries(Range.all(map));
            int left = PRUNED_AT_ONCE;
            while (records.hasNext() && left > 0) {
                Map.Entry<byte[], byte[]> record = records.next();
                long at = Bson.lazy(record.getValue()).getInt64("at").getValue();
                if (at < nowMillis - KEPT_MILLIS) {
                    draft.remove(map, record.getKey());
                    left--;
                }
            }
        }
    }
}
