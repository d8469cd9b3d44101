package fidus.desktop.imports;

import fidus.contract.Problem;
import fidus.desktop.shell.Shell;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Consumer;

/// Follows one job until it is over. A look that fails is repeated: the job goes on without us.
public final class JobWatch {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Shell shell;
    private final Consumer<Job> over;
    private final ReadOnlyObjectWrapper<@Nullable Job> job = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private Runnable stopTicks = () -> {};
    private boolean looking;

    public JobWatch(Shell shell, Consumer<Job> over) {
        this.shell = shell;
        this.over = over;
    }

    public ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
        return job.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public void follow(Job started) {
        forget();
        job.set(started);
        if (started.jobState().isOver()) {
            over.accept(started);
        } else {
            stopTicks = shell.background().every(TICK, this::look);
        }
    }

    /// Asks how far the job is.
    public void look() {
        Job now = job.get();
        if (now == null || now.jobState().isOver() || looking) {
            return;
        }
        looking = true;
        shell.background()
                .run(
                        () -> shell.server().call(JobCalls.ONE, new AboutJob(now.id())),
                        this::seen,
                        this::missed);
    }

    public void cancel() {
        Job now = job.get();
        if (now == null || now.jobState().isOver()) {
            return;
        }
        shell.background()
                .run(
                        () -> shell.server().call(JobCalls.CANCEL, new AboutJob(now.id())),
                        this::seen,
                        this::missed);
    }

    void forget() {
        stopTicks.run();
        stopTicks = () -> {};
        looking = false;
        job.set(null);
        problem.set(null);
    }

    private void seen(Job fresh) {
        looking = false;
        Job now = job.get();
        if (now == null || !now.id().equals(fresh.id()) || now.jobState().isOver()) {
            return;
        }
        problem.set(null);
        job.set(fresh);
        if (fresh.jobState().isOver()) {
            stopTicks.run();
            over.accept(fresh);
        }
    }

    private void missed(Problem why) {
        looking = false;
        problem.set(why);
    }
}
