package fidus.server.jobs;

import fidus.jobs.JobId;
import fidus.server.mongo.Mongo;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/// Stores progress at most five times a second.
final class StoredProgress implements Progress {
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final Mongo mongo;
    private final JobStore store;
    private final JobId id;
    private final AtomicBoolean cancelAsked;
    private final AtomicBoolean serverStops;
    private Instant stored = Instant.EPOCH;

    StoredProgress(
            Mongo mongo,
            JobStore store,
            JobId id,
            AtomicBoolean cancelAsked,
            AtomicBoolean serverStops) {
        this.mongo = mongo;
        this.store = store;
        this.id = id;
        this.cancelAsked = cancelAsked;
        this.serverStops = serverStops;
    }

    @Override
    public void step(long done, long total) {
        Instant now = mongo.read(unit -> unit.now());
        if (done >= total || stored.plus(BETWEEN).isBefore(now)) {
            stored = now;
            var _ = mongo.write(unit -> store.progress(unit, id, done, total));
        }
    }

    @Override
    public void stopIfAsked() {
        if (cancelAsked.get()) {
            throw new Cancelled(false);
        }
        if (serverStops.get()) {
            throw new Cancelled(true);
        }
    }
}
