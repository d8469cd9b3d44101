package fidus.desktop.reconciliation;

import fidus.auth.Me;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Shell;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.reconciliation.profiles.AboutDryRun;
import fidus.reconciliation.profiles.DryRun;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.reconciliation.profiles.ProfileCalls;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.function.Consumer;

/// Rules tried on the rows of an account: at once, or as a job where there are too many rows.
final class TrialModel {
    private static final String WORK = "DRY_RUN";

    private final Shell shell;
    private final Consumer<@Nullable Problem> fault;
    private final Loaded<DryRunFound> found;
    private final Sent sent;
    private final JobWatch watch;
    private @Nullable DryRun asked;

    /// @param fault is told why nothing was found
    TrialModel(Shell shell, Consumer<@Nullable Problem> fault) {
        this.shell = shell;
        this.fault = fault;
        found = new Loaded<>(shell);
        sent = new Sent(shell);
        watch = new JobWatch(shell, this::over);
        found.problemProperty().addListener((_, _, why) -> refused(why));
        sent.problemProperty().addListener((_, _, why) -> fault.accept(why));
    }

    Loaded<DryRunFound> found() {
        return found;
    }

    /// The job that tries them, while there is one.
    JobWatch watch() {
        return watch;
    }

    void tryOut(DryRun ask) {
        found.clear();
        asked = ask;
        UUID once = UUID.randomUUID();
        watch.leave();
        found.load(() -> shell.server().call(ProfileCalls.DRY_RUN, ask, once));
    }

    /// Forgets what was asked here. A job taken up from before goes on being followed.
    void clear() {
        if (asked != null) {
            watch.leave();
        }
        asked = null;
        found.clear();
    }

    void cancel() {
        watch.cancel(fault);
    }

    /// Goes on with what this person asked for before the window was opened again.
    void takeUp() {
        if (watch.jobProperty().get() == null && found.get() == null) {
            shell.background()
                    .run(
                            () -> shell.server().call(JobCalls.RECENT, new Nothing()),
                            list ->
                                    list.jobs().stream()
                                            .filter(this::isMine)
                                            .findFirst()
                                            .ifPresent(watch::follow),
                            _ -> {});
        }
    }

    private boolean isMine(Job job) {
        Me me = shell.session().me();
        return me != null
                && me.id().equals(job.startedBy())
                && job.work().equals(WORK)
                && job.jobState() == JobState.RUNNING;
    }

    private void refused(@Nullable Problem why) {
        DryRun ask = asked;
        if (why != null && why.code() == Problem.Code.TOO_LARGE && ask != null) {
            sent.send(
                    ProfileCalls.DRY_RUN_JOB,
                    ask,
                    job -> {
                        if (ask.equals(asked)) {
                            watch.follow(job);
                        }
                    });
        } else {
            fault.accept(why);
        }
    }

    private void over(Job job) {
        if (job.jobState() == JobState.DONE) {
            found.load(
                    () ->
                            shell.server()
                                    .call(ProfileCalls.DRY_RUN_FOUND, new AboutDryRun(job.id())));
        } else {
            String outcome = job.outcome();
            shell.notices().bad(outcome == null ? "The rules were not tried." : outcome);
        }
    }
}
