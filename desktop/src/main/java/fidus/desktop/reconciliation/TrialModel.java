package fidus.desktop.reconciliation;

import fidus.auth.Me;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Shell;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobId;
import fidus.jobs.JobState;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.profiles.AboutDryRun;
import fidus.reconciliation.profiles.DryRun;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileVersion;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
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
    private final StringProperty account = new SimpleStringProperty("");
    private final TrialDays days;
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable DryRun asked;
    private @Nullable JobId tried;

    /// @param fault is told which fields were wrong
    TrialModel(Shell shell, Consumer<@Nullable Problem> fault) {
        this.shell = shell;
        this.fault = fault;
        found = new Loaded<>(shell);
        sent = new Sent(shell);
        watch = new JobWatch(shell, this::over);
        found.problemProperty().addListener((_, _, why) -> refused(why));
        sent.problemProperty().addListener((_, _, why) -> untried(why));
        days = new TrialDays(shell);
        account.addListener((_, _, now) -> days.picked(now));
    }

    /// What the rules are tried on: `login@server` or `bank/` and a name.
    StringProperty accountProperty() {
        return account;
    }

    ObjectProperty<@Nullable LocalDate> fromProperty() {
        return days.fromProperty();
    }

    /// Inclusive.
    ObjectProperty<@Nullable LocalDate> toProperty() {
        return days.toProperty();
    }

    /// Null when something is wrong, which is then said in the faults.
    @Nullable DryRun ask(@Nullable MatchProfile profile, List<Problem.Field> faults) {
        LocalDate first = days.fromProperty().get();
        LocalDate last = days.toProperty().get();
        String of = account.get() == null ? "" : account.get().strip();
        if (of.isEmpty()) {
            faults.add(new Problem.Field("account", "Choose what to try them on."));
        }
        if (first == null || last == null || last.isBefore(first)) {
            faults.add(new Problem.Field("to", "Two days, the last not before the first."));
        }
        return profile == null || first == null || last == null || !faults.isEmpty()
                ? null
                : new DryRun(profile, of, first, last);
    }

    /// Why nothing was found, where no field is wrong.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    Loaded<DryRunFound> found() {
        return found;
    }

    /// The passes by the rules that found each.
    TriedPasses named(List<ProfileVersion> versions) {
        return new TriedPasses(before(versions), passes());
    }

    /// The passes of the rules that were tried; of a job taken up from before they are not known.
    private PassNames passes() {
        DryRun ask = asked;
        return ask == null ? PassNames.NONE : new PassNames(ask.profile().passes());
    }

    /// The passes of the rules that they were held against, where those are among the versions.
    private PassNames before(List<ProfileVersion> versions) {
        DryRunFound now = found.get();
        return versions.stream()
                .map(ProfileVersion::profile)
                .filter(
                        it ->
                                now != null
                                        && now.againstVersion()
                                                .equals(it.name() + " version " + it.version()))
                .findFirst()
                .map(it -> new PassNames(it.passes()))
                .orElse(PassNames.NONE);
    }

    /// The job that tries them, while there is one.
    JobWatch watch() {
        return watch;
    }

    void tryOut(DryRun ask) {
        problem.set(null);
        found.clear();
        tried = null;
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
        problem.set(null);
        found.clear();
    }

    void cancel() {
        watch.cancel(this::untried);
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
            untried(why);
        }
    }

    /// What names a field of the rules stands beside it, everything else where it is tried.
    private void untried(@Nullable Problem why) {
        boolean placed = why != null && !why.fields().isEmpty();
        problem.set(placed ? null : why);
        if (placed) {
            fault.accept(why);
        }
    }

    /// Whether a job found more than is listed.
    boolean hasMore() {
        DryRunFound now = found.get();
        return tried != null && now != null && now.leavesOut();
    }

    /// Adds the next page of each list.
    void readMore() {
        JobId job = tried;
        DryRunFound before = found.get();
        if (job != null && before != null) {
            // what is not whole yet holds nothing but whole pages
            int from = Math.max(before.changes().size(), before.unmatched().size());
            found.load(() -> before.and(page(job, from)));
        }
    }

    private DryRunFound page(JobId job, int from) {
        return shell.server().call(ProfileCalls.DRY_RUN_FOUND, new AboutDryRun(job, from));
    }

    private void over(Job job) {
        if (job.jobState() == JobState.DONE) {
            tried = job.id();
            found.load(() -> page(job.id(), 0));
        } else {
            String outcome = job.outcome();
            shell.notices().bad(outcome == null ? "The rules were not tried." : outcome);
        }
    }
}
