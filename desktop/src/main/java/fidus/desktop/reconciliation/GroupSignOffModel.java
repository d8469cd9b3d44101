package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOffRuns;
import fidus.reconciliation.desk.SignOffTrial;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Several runs to be signed off together: looked at first, and prepared when all are clean.
final class GroupSignOffModel {
    private final Shell shell;
    private final Runnable changed;
    private final Sent sent;
    private final ReadOnlyObjectWrapper<@Nullable SignOffTrial> trial =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<RunId>> chosen =
            new ReadOnlyObjectWrapper<>(List.of());

    GroupSignOffModel(Shell shell, Runnable changed) {
        this.shell = shell;
        this.changed = changed;
        sent = new Sent(shell);
    }

    Sent sent() {
        return sent;
    }

    /// What stands against each of the chosen runs, null before it was asked.
    ReadOnlyObjectProperty<@Nullable SignOffTrial> trialProperty() {
        return trial.getReadOnlyProperty();
    }

    /// The runs that are looked at, or were; none once that was left.
    ReadOnlyObjectProperty<List<RunId>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    boolean mayPrepare() {
        return shell.session().may(Permission.SIGN_OFF);
    }

    boolean isClean() {
        SignOffTrial told = trial.get();
        return told != null && told.lines().stream().allMatch(line -> line.why() == null);
    }

    /// Forgets what was looked at, and what is still being looked at.
    void leave() {
        sent.forget();
        chosen.set(List.of());
        trial.set(null);
    }

    /// What was found of runs says nothing of them as they are now. What is still being looked at,
    /// or sent, goes on.
    void changed() {
        if (trial.get() != null && !sent.busyProperty().get()) {
            leave();
        }
    }

    /// Does nothing while the server is at work on what was sent before.
    void look(List<RunId> runs) {
        boolean online = shell.connection().onlineProperty().get();
        if (runs.isEmpty() || !online || sent.busyProperty().get()) {
            return;
        }
        leave();
        List<RunId> looked = List.copyOf(runs);
        chosen.set(looked);
        sent.send(
                ReconciliationCalls.TRY_SIGN_OFFS,
                new SignOffRuns(looked, ""),
                told -> {
                    if (chosen.get().equals(looked)) {
                        trial.set(told);
                    }
                });
    }

    /// Of those runs that were looked at.
    void prepare(String note) {
        if (isClean() && shell.connection().onlineProperty().get()) {
            sent.send(
                    ReconciliationCalls.SIGN_OFF_RUNS,
                    new SignOffRuns(chosen.get(), note.strip()),
                    waits -> {
                        shell.notices().good("Waits for a second person: " + waits.title());
                        leave();
                        changed.run();
                    });
        }
    }
}
