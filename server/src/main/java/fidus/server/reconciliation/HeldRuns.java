package fidus.server.reconciliation;

import fidus.reconciliation.RunId;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// The runs used last, in memory. Each is read once, by whoever asks first; others who ask for the
/// same run wait for it, and nobody waits for another run.
final class HeldRuns {
    /// A row takes about 30 bytes, 4 more for each of the three orders somebody asked for, and its
    /// texts once a text was looked for. Of all memory an eighth is for that.
    private static final int ROW_BYTES = 50;

    private static final int PART = 8;
    private static final long LEAST = 2_500_000;
    private static final long MOST = 12_000_000;

    private final long mostRows;
    private final LinkedHashMap<RunId, FutureTask<HeldRun>> held =
            new LinkedHashMap<>(16, 0.75f, true);

    /// @param mostRows of both sides of all runs together; one run is held whatever it has
    HeldRuns(long mostRows) {
        this.mostRows = mostRows;
    }

    /// As many as there is room for.
    static HeldRuns ofThisMemory() {
        return new HeldRuns(
                Math.clamp(Runtime.getRuntime().maxMemory() / PART / ROW_BYTES, LEAST, MOST));
    }

    /// @param read what to do when it is not held; whoever waited for another one's reading that
    ///   failed reads himself
    HeldRun get(RunId id, Supplier<HeldRun> read) {
        var own = new FutureTask<HeldRun>(read::get);
        while (true) {
            FutureTask<HeldRun> known = known(id, own);
            if (known == null) {
                own.run();
            }
            try {
                HeldRun run = (known == null ? own : known).get();
                if (known == null) {
                    forgetOldest(own);
                }
                return run;
            } catch (ExecutionException e) {
                forget(id, known == null ? own : known);
                if (known == null) {
                    throw failed(e.getCause());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a run was read", e);
            }
        }
    }

    private @Nullable FutureTask<HeldRun> known(RunId id, FutureTask<HeldRun> own) {
        synchronized (held) {
            return held.putIfAbsent(id, own);
        }
    }

    private static RuntimeException failed(@Nullable Throwable why) {
        if (why instanceof Error error) {
            throw error;
        }
        return why instanceof RuntimeException known ? known : new IllegalStateException(why);
    }

    private void forget(RunId id, FutureTask<HeldRun> failed) {
        synchronized (held) {
            held.remove(id, failed);
        }
    }

    /// @param kept the one that was read just now
    private void forgetOldest(FutureTask<HeldRun> kept) {
        synchronized (held) {
            long all = held.values().stream().mapToLong(HeldRuns::size).sum();
            Iterator<Map.Entry<RunId, FutureTask<HeldRun>>> oldest = held.entrySet().iterator();
            while (all > mostRows && oldest.hasNext()) {
                FutureTask<HeldRun> one = oldest.next().getValue();
                if (!one.equals(kept) && isRead(one)) {
                    all -= size(one);
                    oldest.remove();
                }
            }
        }
    }

    private static long size(FutureTask<HeldRun> one) {
        return isRead(one) ? one.resultNow().size() : 0;
    }

    private static boolean isRead(FutureTask<HeldRun> one) {
        return one.state() == FutureTask.State.SUCCESS;
    }
}
