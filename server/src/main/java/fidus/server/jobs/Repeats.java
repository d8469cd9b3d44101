package fidus.server.jobs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Work that is done now and again until the server stops.
final class Repeats {
    private static final Logger LOG = LoggerFactory.getLogger(Repeats.class);

    private final CountDownLatch stopped = new CountDownLatch(1);

    /// Returns when the server stops.
    void go(String name, Duration every, Runnable work) {
        boolean stop = false;
        while (!stop) {
            once(name, work);
            stop = stopsWithin(every);
        }
    }

    void stop() {
        stopped.countDown();
    }

    private static void once(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("{} failed and is tried again", name, e);
        }
    }

    private boolean stopsWithin(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
