package fidus.server.jobs;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// One thread beside those that answer: work that is short but costs much memory and processor time
/// is done there piece by piece, so that it is paid for once at a time.
final class Aside implements AutoCloseable {
    private static final int MOST_WAITING = 8;

    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MOST_WAITING),
                    Executors.defaultThreadFactory());

    /// Waits for the answer. Whatever the work throws is thrown here.
    ///
    /// @param patience how long to wait, for earlier work too; work nobody waits for is interrupted
    /// @param busy what is said where it is not waited for any longer
    /// @throws Refused `BUSY` when too much is waiting already, or the patience is over
    /// @throws Progress.Cancelled when the server stops
    <T> T run(Duration patience, String busy, Supplier<T> work) {
        Future<T> answer;
        try {
            answer = thread.submit(work::get);
        } catch (RejectedExecutionException full) {
            throw thread.isShutdown() ? new Progress.Cancelled(true) : busy(busy);
        }
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw thread.isShutdown() ? new Progress.Cancelled(true) : cause(failed);
        } catch (CancellationException stopped) {
            throw new Progress.Cancelled(true);
        } catch (TimeoutException late) {
            throw busy(busy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy(busy);
        } finally {
            answer.cancel(true);
        }
    }

    private static RuntimeException cause(ExecutionException failed) {
        if (failed.getCause() instanceof RuntimeException cause) {
            return cause;
        }
        return new IllegalStateException(failed.getCause());
    }

    private static Refused busy(String said) {
        return Refused.because(Problem.Code.BUSY, said);
    }

    /// Interrupts what runs and drops what waits.
    @Override
    public void close() {
        for (Runnable waiting : thread.shutdownNow()) {
            if (waiting instanceof Future<?> answer) {
                answer.cancel(true);
            }
        }
    }
}
