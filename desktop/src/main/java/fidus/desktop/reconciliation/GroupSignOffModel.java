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
    private List<RunId> chosen = List.of();

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

    boolean mayPrepare() {
        return shell.session().may(Permission.SIGN_OFF);
    }

    boolean isClean() {
        SignOffTrial told = trial.get();
        return told != null && told.lines().stream().allMatch(line -> line.why() == null);
    }

    /// Forgets what was looked at.
    void leave() {
        sent.forget();
        trial.set(null);
    }

    void look(List<RunId> runs) {
        if (runs.isEmpty() || !shell.connection().onlineProperty().get()) {
            return;
        }
        leave();
        chosen = List.copyOf(runs);
        sent.send(ReconciliationCalls.TRY_SIGN_OFFS, new SignOffRuns(chosen, ""), trial::set);
    }

    void prepare(String note) {
        if (isClean() && shell.connection().onlineProperty().get()) {
            sent.send(
                    ReconciliationCalls.SIGN_OFF_RUNS,
                    new SignOffRuns(chosen, note.strip()),
                    waits -> {
                        shell.notices().good("Waits for a second person: " + waits.title());
                        leave();
                        changed.run();
                    });
        }
    }
}
