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
    private final Consumer<RunId> finished;
    private final Consumer<@Nullable Problem> fault;
    private @Nullable RunId started;

    /// @param finished is told a run that is over and kept what it found
    /// @param fault is told why there is none
    RunWatch(Shell shell, Consumer<RunId> finished, Consumer<@Nullable Problem> fault) {
        this.finished = finished;
        this.fault = fault;
        watch = new JobWatch(shell, this::over, fault);
    }

    /// Its job, which goes on by itself when nobody follows it.
    JobWatch job() {
        return watch;
    }

    void follow(RunStarted answer) {
        started = answer.runId();
        Job job = answer.job();
        if (job == null) {
            finished.accept(answer.runId());
        } else {
            watch.follow(job);
        }
    }

    private void over(Job job) {
        RunId run = started;
        if (job.jobState() == JobState.DONE && run != null) {
            finished.accept(run);
            return;
        }
        String outcome = job.outcome();
        fault.accept(
                Problem.of(
                        Problem.Code.WRONG_STATE,
                        outcome == null ? "The run was cancelled. Nothing was kept." : outcome));
    }
}
