package fidus.desktop.approvals;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.contract.Page;
import fidus.desktop.shell.Paged;
import fidus.desktop.shell.Shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicLong;

/// Everything that waits for a second person, or did, a page at a time.
public final class ApprovalsModel {
    private final Shell shell;
    private final BooleanProperty pendingOnly = new SimpleBooleanProperty(true);
    private final Paged<Prepared> lines;
    private final AtomicLong total = new AtomicLong();
    private final ReadOnlyStringWrapper left = new ReadOnlyStringWrapper("");

    public ApprovalsModel(Shell shell) {
        this.shell = shell;
        this.lines = new Paged<>(shell, this::after);
        pendingOnly.addListener((_, _, _) -> lines.begin());
        lines.rowsProperty().addListener((_, _, _) -> count());
    }

    public Shell shell() {
        return shell;
    }

    /// Whether what was decided is left out.
    public BooleanProperty pendingOnlyProperty() {
        return pendingOnly;
    }

    /// Newest first.
    public Paged<Prepared> lines() {
        return lines;
    }

    /// How much of everything is in the list so far; empty while all of it is.
    public ReadOnlyStringProperty leftProperty() {
        return left.getReadOnlyProperty();
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
        lines.read();
    }

    private Page<Prepared> after(@Nullable String cursor) {
        PreparedList page =
                shell.server()
                        .call(
                                ApprovalCalls.FIND,
                                new FindPrepared(
                                        null, pendingOnly.get(), null, cursor, Paged.PAGE));
        total.set(page.total());
        return new Page<>(page.prepared(), page.next());
    }

    private void count() {
        int shown = lines.rows().size();
        left.set(total.get() <= shown ? "" : "The newest %,d of %,d".formatted(shown, total.get()));
    }
}
