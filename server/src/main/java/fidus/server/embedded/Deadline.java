package fidus.server.embedded;

import fidus.server.embedded.query.Bson;
import fidus.server.embedded.query.CommandFailure;
import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonDocument;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The time a command may work, as its `maxTimeMS` says. Time between two batches of a cursor does
/// not count.
final class Deadline {
    private static final int LOOK_EVERY = 128;

    private final long budgetNanos;
    private long workedNanos;
    private long startedAt = System.nanoTime();
    private int calls;

    private Deadline(long budgetNanos) {
        this.budgetNanos = budgetNanos;
    }

    static Deadline of(BsonDocument command) {
        long millis = Bson.integer(command.get("maxTimeMS"), 0);
        if (millis < 0) {
            throw new CommandFailure(Code.BAD_VALUE, "maxTimeMS must not be negative");
        }
        return new Deadline(millis == 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(millis));
    }

    void pause() {
        workedNanos += System.nanoTime() - startedAt;
    }

    void resume() {
        startedAt = System.nanoTime();
    }

    /// The shorter of a wait and the time left.
    Duration atMost(Duration wait) {
        return budgetNanos < wait.toNanos() ? Duration.ofNanos(budgetNanos) : wait;
    }

    /// Called often while working.
    void check() {
        if (++calls % LOOK_EVERY != 0 || budgetNanos == Long.MAX_VALUE) {
            return;
        }
        if (workedNanos + System.nanoTime() - startedAt > budgetNanos) {
            throw expired();
        }
    }

    static CommandFailure expired() {
        return new CommandFailure(Code.MAX_TIME_EXPIRED, "operation exceeded time limit");
    }
}
