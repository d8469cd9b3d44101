package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunList;

import java.util.List;

/// The runs of all accounts, newest first.
public final class RunsModel {
    private final Shell shell;
    private final Loaded<RunList> runs;
    private final NewRunModel fresh;
    private final GroupSignOffModel signing;

    public RunsModel(Shell shell) {
        this.shell = shell;
        runs = new Loaded<>(shell);
        fresh = new NewRunModel(shell, this::open);
        signing = new GroupSignOffModel(shell, this::read);
    }

    public void read() {
        runs.load(() -> shell.server().call(ReconciliationCalls.RUNS, new FindRuns(null, null)));
    }

    Shell shell() {
        return shell;
    }

    Loaded<RunList> loaded() {
        return runs;
    }

    List<RunCard> rows() {
        RunList read = runs.get();
        return read == null ? List.of() : read.runs();
    }

    /// What starts a new run.
    NewRunModel fresh() {
        return fresh;
    }

    /// Several runs signed off together.
    GroupSignOffModel signing() {
        return signing;
    }

    boolean mayStart() {
        return shell.session().may(Permission.RECONCILE);
    }

    void open(RunId id) {
        shell.navigation().open(ReconciliationView.SCREEN, "run/" + id.value());
    }

    void openRules() {
        shell.navigation().open(ReconciliationView.SCREEN, ReconciliationView.RULES);
    }
}
