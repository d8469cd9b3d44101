package fidus.server.embedded.disk;

import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Brings applied changes to the disk, many writers' changes with one fsync.
///
/// After a failure (a full disk, for instance) nothing is ever acknowledged again until the store
/// is reopened.
final class Flusher {
    private static final long COMPACT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int COMPACT_BELOW_PERCENT = 60;
    private static final int COMPACT_BYTES = 16 << 20;
    private static final long CLOSE_PATIENCE_MILLIS = 30_000;

    private final MVStore store;
    private final Lock exclusive;
    private final boolean durable;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Thread thread;
    private long applied;
    private long flushed;
    private boolean closing;
    private @Nullable Throwable failure;

    /// @param exclusive held by whoever changes maps, so that a chunk never contains half a change
    /// @param durable false for a store in memory, where there is nothing to wait for
    Flusher(MVStore store, Lock exclusive, boolean durable) {
        this.store = store;
        this.exclusive = exclusive;
        this.durable = durable;
        thread = Thread.ofPlatform().daemon().name("embedded-store-flusher").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Counts one applied change; the caller holds the exclusive lock.
    long countApplied() {
        lock.lock();
        try {
            applied++;
            moved.signalAll();
            return applied;
        } finally {
            lock.unlock();
        }
    }

    long applied() {
        lock.lock();
        try {
            return applied;
        } finally {
            lock.unlock();
        }
    }

    void await(long sequence) {
        lock.lock();
        try {
            while (flushed < sequence && durable) {
                failIfBroken();
                moved.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    void failIfBroken() {
        lock.lock();
        try {
            if (failure != null) {
                throw new IllegalStateException(
                        "The store stopped because its file could not be written; free disk space"
                                + " or repair the disk, then start again",
                        failure);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Writes what is still waiting, then stops.
    void close() {
        lock.lock();
        try {
            closing = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(CLOSE_PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long compacted = System.nanoTime();
        try {
            while (awaitWork()) {
                flush();
                if (durable && System.nanoTime() - compacted > COMPACT_EVERY_NANOS) {
                    compact();
                    compacted = System.nanoTime();
                }
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /// Stops everything: from now on nothing is written or acknowledged.
    void fail(Throwable cause) {
        lock.lock();
        try {
            failure = cause;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean failed() {
        lock.lock();
        try {
            return failure != null;
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitWork() {
        lock.lock();
        try {
            while (applied == flushed && !closing) {
                moved.awaitUninterruptibly();
            }
            return applied != flushed;
        } finally {
            lock.unlock();
        }
    }

    private void flush() {
        long target;
        exclusive.lock();
        try {
            failIfBroken();
            target = applied();
            store.commit();
        } finally {
            exclusive.unlock();
        }
        if (durable) {
            store.sync();
        }
        lock.lock();
        try {
            flushed = target;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void compact() {
        exclusive.lock();
        try {
            store.compact(COMPACT_BELOW_PERCENT, COMPACT_BYTES);
        } finally {
            exclusive.unlock();
        }
    }
}
