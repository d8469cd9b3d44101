package fidus.desktop.reconciliation;

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

/// One job followed until it is over. A question that fails is asked again.
final class JobWatch {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(700);

    private final Shell shell;
    private final Consumer<Job> over;
    private final Consumer<@Nullable Problem> trouble;
    private final ReadOnlyObjectWrapper<@Nullable Job> job = new ReadOnlyObjectWrapper<>();
    private Runnable stopLooking = () -> {};

    /// @param over is told how it ended
    JobWatch(Shell shell, Consumer<Job> over) {
        this(shell, over, _ -> {});
    }

    /// @param over is told how it ended
    /// @param trouble is told why a question failed, and null when one was answered again
    JobWatch(Shell shell, Consumer<Job> over, Consumer<@Nullable Problem> trouble) {
        this.shell = shell;
        this.over = over;
        this.trouble = trouble;
    }

    /// The running job, null while none runs.
    ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
        return job.getReadOnlyProperty();
    }

    void follow(Job started) {
        stopLooking.run();
        job.set(started);
        stopLooking = shell.background().every(BETWEEN_LOOKS, this::look);
        looked(started);
    }

    /// Follows it no more; it goes on in the job tray.
    void leave() {
        stopLooking.run();
        job.set(null);
    }

    /// Asks how far it is, while somebody is signed in.
    void look() {
        Job running = job.get();
        if (running != null && shell.session().me() != null) {
            shell.background()
                    .run(
                            () -> shell.server().call(JobCalls.ONE, new AboutJob(running.id())),
                            this::looked,
                            trouble);
        }
    }

    void cancel(Consumer<Problem> failed) {
        Job running = job.get();
        if (running != null) {
            shell.background()
                    .run(
                            () -> shell.server().call(JobCalls.CANCEL, new AboutJob(running.id())),
                            this::looked,
                            failed);
        }
    }

    private void looked(Job now) {
        Job before = job.get();
        if (before == null || !before.id().equals(now.id())) {
            return;
        }
        if (now.jobState().isOver()) {
            leave();
            over.accept(now);
        } else {
            trouble.accept(null);
            job.set(now);
        }
    }
}
