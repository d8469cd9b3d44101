package fidus.desktop.reconciliation;

import fidus.contract.Problem;
import fidus.desktop.shell.Shell;
import fidus.jobs.Job;
import fidus.jobs.JobState;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.RunStarted;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.jspecify.annotations.Nullable;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A run that was started, followed until it is over.
public final class RunWatch {
    private static final String CANCELLED = "The run was cancelled: nothing of it counts.";
    private static final String UNFINISHED = "The run did not come to its end.";

    private final Shell shell;
    private final JobWatch watch;
    private final RunArrival arrival;
    private final Runnable kept;
    private final Consumer<@Nullable Problem> fault;
    private @Nullable RunId started;

    /// @param kept told when there is a run that kept what it found, before it is opened
    /// @param fault is told why there is none
    RunWatch(Shell shell, Runnable kept, Consumer<@Nullable Problem> fault) {
        this(shell, () -> true, kept, fault);
    }

    /// @param free whether nothing else is in hand where it is started
    /// @param kept told when there is a run that kept what it found, before it is opened
    /// @param fault is told why there is none, and null when a question is answered again
    public RunWatch(
            Shell shell, BooleanSupplier free, Runnable kept, Consumer<@Nullable Problem> fault) {
        this.shell = shell;
        arrival = new RunArrival(shell, free);
        this.kept = kept;
        this.fault = fault;
        watch = new JobWatch(shell, this::over, fault);
    }

    /// Its job, which goes on by itself when nobody follows it.
    JobWatch job() {
        return watch;
    }

    /// Its job while that runs, else null.
    public ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
        return watch.jobProperty();
    }

    /// Asks how far it is.
    public void look() {
        watch.look();
    }

    public void cancel() {
        watch.cancel(fault);
    }

    /// A run is about to be asked for.
    public void asks() {
        arrival.asked();
    }

    /// What is in hand now is something else: it is not shown, and what becomes of it is news.
    void follow(RunStarted answer, boolean shown) {
        Job job = answer.job();
        if (shown || job == null) {
            follow(answer);
        } else {
            new JobWatch(shell, now -> aside(answer.runId(), now)).follow(job);
        }
    }

    private void aside(RunId run, Job job) {
        String outcome = job.outcome();
        switch (job.jobState()) {
            case DONE -> arrival.arrived(run, job);
            case FAILED ->
                    shell.notices()
                            .bad(job.title() + ": " + (outcome == null ? UNFINISHED : outcome));
            case CANCELLED -> shell.notices().good(CANCELLED);
            case RUNNING -> throw new IllegalStateException("A running job is not over");
        }
    }

    public void follow(RunStarted answer) {
        started = answer.runId();
        Job job = answer.job();
        if (job == null) {
            kept.run();
            arrival.arrived(answer.runId(), null);
        } else {
            watch.follow(job);
        }
    }

    private void over(Job job) {
        RunId run = started;
        if (job.jobState() == JobState.DONE && run != null) {
            kept.run();
            arrival.arrived(run, job);
            return;
        }
        if (job.jobState() == JobState.CANCELLED) {
            shell.notices().good(CANCELLED);
            return;
        }
        String outcome = job.outcome();
        fault.accept(Problem.of(Problem.Code.WRONG_STATE, outcome == null ? UNFINISHED : outcome));
    }
}
