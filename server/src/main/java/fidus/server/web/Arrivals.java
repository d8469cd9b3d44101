package fidus.server.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// When the last request came, so that a server told to stop still answers those on their way: the
/// kernel resets connections that nobody has accepted when the listener closes.
final class Arrivals {
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final Duration MOST = Duration.ofSeconds(3);
    private static final long LOOK_MILLIS = 20;

    private final AtomicLong last = new AtomicLong(System.nanoTime());

    /// A request was read.
    void one() {
        last.set(System.nanoTime());
    }

    /// Returns when nothing came for half a second, after three seconds at the latest.
    void awaitQuiet() {
        long began = System.nanoTime();
        one();
        try {
            while (System.nanoTime() - last.get() < QUIET.toNanos()
                    && System.nanoTime() - began < MOST.toNanos()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
