package fidus.server.jobs;

import fidus.contract.Refused;
import fidus.jobs.JobId;
import fidus.server.mongo.Mongo;

import java.time.Duration;
import java.time.Instant;

/// Stores progress at most five times a second. What cannot be stored because the store is busy is
/// told with a later step; the work does not stop for it.
final class StoredProgress implements Progress {
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final Mongo mongo;
    private final JobStore store;
    private final JobId id;
    private final Runnable mayGoOn;
    private Instant stored = Instant.EPOCH;

    /// @param mayGoOn throws when the work has to stop here
    StoredProgress(Mongo mongo, JobStore store, JobId id, Runnable mayGoOn) {
        this.mongo = mongo;
        this.store = store;
        this.id = id;
        this.mayGoOn = mayGoOn;
    }

    @Override
    public void step(long done, long total) {
        Instant now = mongo.read(unit -> unit.now());
        if (done >= total || stored.plus(BETWEEN).isBefore(now)) {
            stored = now;
            store(done, total);
        }
    }

    private void store(long done, long total) {
        try {
            var _ = mongo.write(unit -> store.progress(unit, id, done, total));
        } catch (Refused why) {
            if (!Patience.isBusy(why)) {
                throw why;
            }
        }
    }

    @Override
    public void stopIfAsked() {
        mayGoOn.run();
    }
}
