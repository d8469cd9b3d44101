package fidus.desktop.shell;

import fidus.contract.Problem;
import fidus.contract.Refused;

import javafx.application.Platform;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The only place where the desktop leaves the FX thread and comes back to it. Tests use {@link
/// #direct()}, which does both at once on the caller's thread.
public final class Background implements AutoCloseable {
    private static final int AT_ONCE = 8;
    private static final System.Logger LOG = System.getLogger(Background.class.getName());

    private final Executor work;
    private final Executor screen;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final ScheduledExecutorService timer;
    private final boolean ticking;
    private Runnable sessionEnded = () -> {};

    private Background(Executor work, Executor screen, boolean ticking) {
        this.work = work;
        this.screen = screen;
        this.ticking = ticking;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("ticks").factory());
    }

    /// Work on virtual threads, at most eight at a time; outcomes on the FX thread.
    public static Background onThreads() {
        return new Background(
                Executors.newVirtualThreadPerTaskExecutor(), Platform::runLater, true);
    }

    /// Everything at once on the calling thread, and no ticks: for tests.
    public static Background direct() {
        return new Background(Runnable::run, Runnable::run, false);
    }

    /// What happens on the FX thread when any work finds the session ended.
    public void whenSessionEnds(Runnable then) {
        sessionEnded = then;
    }

    /// Does `task` elsewhere; then, on the FX thread, either `done` with its result or `failed`
    /// with why not. A failure nobody planned for becomes `BROKEN` with an incident code that is
    /// also in the log.
    public <T> void run(Callable<T> task, Consumer<T> done, Consumer<Problem> failed) {
        work.execute(
                () -> {
                    Runnable outcome = outcome(task, done, failed);
                    screen.execute(outcome);
                });
    }

    /// Runs `tick` on the FX thread after each interval until the returned handle is run.
    public Runnable every(Duration interval, Runnable tick) {
        if (!ticking) {
            return () -> {};
        }
        ScheduledFuture<?> ticks =
                timer.scheduleWithFixedDelay(
                        () -> screen.execute(tick),
                        interval.toMillis(),
                        interval.toMillis(),
                        TimeUnit.MILLISECONDS);
        return () -> ticks.cancel(false);
    }

    /// Runs `then` on the FX thread once, after `delay`.
    public void after(Duration delay, Runnable then) {
        if (ticking) {
            var _ =
                    timer.schedule(
                            () -> screen.execute(then), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private <T> Runnable outcome(Callable<T> task, Consumer<T> done, Consumer<Problem> failed) {
        slots.acquireUninterruptibly();
        try {
            T result = task.call();
            return () -> done.accept(result);
        } catch (Refused e) {
            return () -> failed.accept(e.problem());
        } catch (ServerUnreachable e) {
            return () -> failed.accept(e.problem());
        } catch (SessionEnded e) {
            return () -> {
                failed.accept(
                        Problem.of(Problem.Code.UNAUTHENTICATED, String.valueOf(e.getMessage())));
                sessionEnded.run();
            };
        } catch (Exception e) {
            Problem problem = unplanned(e);
            return () -> failed.accept(problem);
        } finally {
            slots.release();
        }
    }

    private static Problem unplanned(Exception e) {
        String incident = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(System.Logger.Level.ERROR, "Incident " + incident, e);
        return new Problem(
                Problem.Code.BROKEN,
                "Something went wrong on this machine that nobody planned for. Nothing was"
                        + " changed here; support can find it by its incident code.",
                java.util.List.of(),
                incident);
    }
}
