package fidus.desktop.shell;

import fidus.auth.Permission;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobId;
import fidus.jobs.JobList;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Long work on the server. Looks every second while the tray is open or something runs that this
/// window knows of, otherwise every fifteen seconds.
public final class JobTrayModel {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int IDLE_TICKS = 15;

    private final Shell shell;
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final Map<JobId, Consumer<Job>> awaited = new HashMap<>();
    private final Set<JobId> running = new HashSet<>();
    private Runnable stopTicks = () -> {};
    private int idle;
    private boolean asking;

    public JobTrayModel(Shell shell) {
        this.shell = shell;
        open.addListener((_, _, now) -> lookIf(now));
    }

    public ObservableList<Job> jobs() {
        return jobs;
    }

    public BooleanProperty openProperty() {
        return open;
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public long runningCount() {
        return jobs.stream().filter(job -> !job.jobState().isOver()).count();
    }

    public ReadOnlyBooleanProperty onlineProperty() {
        return shell.connection().onlineProperty();
    }

    public boolean mayCancel() {
        return shell.session().may(Permission.CANCEL_JOB);
    }

    /// Follows a job just started; `over` is called once, when it has ended.
    public void await(JobId id, Consumer<Job> over) {
        awaited.put(id, over);
        look();
    }

    public void cancel(Job job) {
        shell.background()
                .run(
                        () -> shell.server().call(JobCalls.CANCEL, new AboutJob(job.id())),
                        (Job _) -> look(),
                        problem::set);
    }

    void start() {
        stop();
        if (shell.session().may(Permission.SEE_JOBS)) {
            stopTicks = shell.background().every(TICK, this::tick);
            look();
        }
    }

    void stop() {
        stopTicks.run();
        stopTicks = () -> {};
        jobs.clear();
        awaited.clear();
        running.clear();
        open.set(false);
        problem.set(null);
    }

    private void tick() {
        idle++;
        lookIf(open.get() || runningCount() > 0 || !awaited.isEmpty() || idle >= IDLE_TICKS);
    }

    private void lookIf(boolean wanted) {
        if (wanted) {
            look();
        }
    }

    /// Asks now, unless an answer is still under way.
    public void look() {
        if (asking || shell.session().me() == null) {
            return;
        }
        asking = true;
        idle = 0;
        shell.background()
                .run(
                        () -> shell.server().call(JobCalls.RECENT, new Nothing()),
                        this::answered,
                        failed -> {
                            asking = false;
                            problem.set(failed);
                        });
    }

    private void answered(JobList list) {
        asking = false;
        problem.set(null);
        if (shell.session().me() == null) {
            return;
        }
        jobs.setAll(list.jobs());
        for (Job job : list.jobs()) {
            if (!job.jobState().isOver()) {
                running.add(job.id());
                continue;
            }
            Consumer<Job> over = awaited.remove(job.id());
            if (over != null) {
                over.accept(job);
            }
            if (running.remove(job.id()) || over != null) {
                tell(job);
            }
        }
    }

    private void tell(Job job) {
        String outcome = job.outcome();
        String text = job.title() + (outcome == null ? "" : ": " + outcome);
        switch (job.jobState()) {
            case DONE -> shell.notices().good(text);
            case FAILED -> shell.notices().bad(text);
            case CANCELLED -> shell.notices().bad(job.title() + " was cancelled.");
            case RUNNING -> throw new IllegalStateException("A running job is not over");
        }
    }
}
