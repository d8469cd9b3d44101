package fidus.server.embedded.wire;

import fidus.server.embedded.query.CommandFailure;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// The two ends of every answer: done, or failed with a code.
public final class Replies {
    private Replies() {}

    /// Marks an answer as a success.
    public static BsonDocument done(BsonDocument answer) {
        answer.put("ok", new BsonDouble(1));
        return answer;
    }

    /// The answer of a command that failed.
    ///
    /// @param label tells the driver what it may do about it, such as `TransientTransactionError`
    public static BsonDocument failure(CommandFailure failure, @Nullable String label) {
        BsonDocument answer = new BsonDocument("ok", new BsonDouble(0));
        describe(answer, failure);
        if (label != null) {
            answer.put("errorLabels", new BsonArray(List.of(new BsonString(label))));
        }
        return answer;
    }

    /// The entry for one statement of a command that failed while others may have succeeded.
    public static BsonDocument writeError(int index, CommandFailure failure) {
        BsonDocument error = new BsonDocument("index", new BsonInt32(index));
        describe(error, failure);
        return error;
    }

    private static void describe(BsonDocument answer, CommandFailure failure) {
        answer.put("code", new BsonInt32(failure.code().number()));
        answer.put("codeName", new BsonString(failure.code().officialName()));
        answer.put("errmsg", new BsonString(failure.text()));
        BsonDocument details = failure.details();
        if (details != null) {
            answer.putAll(details);
        }
    }
}
