package fidus.desktop.approvals;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.desktop.shell.Shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// Everything that waits for a second person, or did.
public final class ApprovalsModel {
    private final Shell shell;
    private final BooleanProperty pendingOnly = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Prepared>> rows =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> asOf = new ReadOnlyObjectWrapper<>();

    public ApprovalsModel(Shell shell) {
        this.shell = shell;
        pendingOnly.addListener((_, _, _) -> read());
    }

    public Shell shell() {
        return shell;
    }

    /// Whether what was decided is left out.
    public BooleanProperty pendingOnlyProperty() {
        return pendingOnly;
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<Prepared>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Instant> asOfProperty() {
        return asOf.getReadOnlyProperty();
    }

    /// An entry of the journal was decided, so what was decided is shown too.
    public void visit(String subject) {
        if (subject.startsWith("entry/") && pendingOnly.get()) {
            pendingOnly.set(false);
        } else {
            read();
        }
    }

    public void read() {
        loading.set(true);
        var question = new FindPrepared(null, pendingOnly.get());
        shell.background()
                .run(
                        () -> shell.server().call(ApprovalCalls.FIND, question),
                        found -> {
                            problem.set(null);
                            asOf.set(shell.clock().instant());
                            rows.set(found.prepared());
                            loading.set(false);
                        },
                        why -> {
                            loading.set(false);
                            problem.set(why);
                        });
    }
}
