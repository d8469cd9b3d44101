package fidus.desktop.reconciliation;

import fidus.desktop.shell.Navigation.Place;
import fidus.desktop.shell.Shell;
import fidus.jobs.Job;
import fidus.reconciliation.RunId;

import org.jspecify.annotations.Nullable;

import java.util.function.BooleanSupplier;

/// What follows when a run that a person started is there: whoever still waits for it where it was
/// started is taken to its workbench. Whoever does something else meanwhile is told, and stays.
final class RunArrival {
    private final Shell shell;
    private final BooleanSupplier free;
    private @Nullable Place from;

    /// @param free whether nothing else is in hand where runs are started
    RunArrival(Shell shell, BooleanSupplier free) {
        this.shell = shell;
        this.free = free;
    }

    /// A run is asked for at the place that is open now.
    void asked() {
        from = shell.navigation().placeProperty().get();
    }

    /// @param job that made it, null for a run that was there already
    void arrived(RunId run, @Nullable Job job) {
        if (job == null) {
            shell.notices().good("Nothing has changed since the last run of this period.");
        }
        if (isHere() && free.getAsBoolean()) {
            shell.navigation().open(ReconciliationView.SCREEN, "run/" + run.value());
        } else if (job != null) {
            shell.notices().good(job.title() + ": done. It is listed under Reconciliation.");
        }
    }

    private boolean isHere() {
        Place before = from;
        Place now = shell.navigation().placeProperty().get();
        if (before == null || now == null) {
            return before == null && now == null;
        }
        return before.screen().id().equals(now.screen().id())
                && before.subject().equals(now.subject());
    }
}
