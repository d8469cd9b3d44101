package fidus.desktop.reconciliation;

import fidus.contract.Problem;
import fidus.desktop.shell.Shell;
import fidus.jobs.Job;
import fidus.jobs.JobState;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.RunStarted;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// A run that was started, followed until it is over.
final class RunWatch {
    private final JobWatch watch;
    private final RunArrival arrival;
    private final Runnable kept;
    private final Consumer<@Nullable Problem> fault;
    private @Nullable RunId started;

    /// @param kept told when there is a run that kept what it found, before it is opened
    /// @param fault is told why there is none
    RunWatch(Shell shell, Runnable kept, Consumer<@Nullable Problem> fault) {
        arrival = new RunArrival(shell, () -> true);
        this.kept = kept;
        this.fault = fault;
        watch = new JobWatch(shell, this::over, fault);
    }

    /// Its job, which goes on by itself when nobody follows it.
    JobWatch job() {
        return watch;
    }

    /// A run is about to be asked for.
    void asks() {
        arrival.asked();
    }

    void follow(RunStarted answer) {
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
        String outcome = job.outcome();
        fault.accept(
                Problem.of(
                        Problem.Code.WRONG_STATE,
                        outcome == null ? "The run was cancelled. Nothing was kept." : outcome));
    }
}
