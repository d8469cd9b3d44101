package fidus.desktop.audit;

import fidus.audit.AuditCalls;
import fidus.audit.AuditLine;
import fidus.audit.AuditPage;
import fidus.audit.FindAudit;
import fidus.contract.Problem;
import fidus.desktop.shell.Shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The audit log, newest first, a page at a time.
public final class AuditModel {
    private static final int PAGE = 200;

    private final Shell shell;
    private final StringProperty subject = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<AuditLine>> rows =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> asOf = new ReadOnlyObjectWrapper<>();
    private @Nullable String next;
    private int reading;

    public AuditModel(Shell shell) {
        this.shell = shell;
    }

    /// Only what concerns this record, as `kind/id`; empty means everything.
    public StringProperty subjectProperty() {
        return subject;
    }

    public ReadOnlyObjectProperty<List<AuditLine>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// Whether there are older lines than those read.
    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Instant> asOfProperty() {
        return asOf.getReadOnlyProperty();
    }

    /// Reads the newest page again.
    public void read() {
        ask(null, List.of());
    }

    public void readOlder() {
        if (next != null && !loading.get()) {
            ask(next, rows.get());
        }
    }

    private void ask(@Nullable String cursor, List<AuditLine> before) {
        loading.set(true);
        String wanted = subject.get().strip();
        int mine = ++reading;
        var question = new FindAudit(wanted.isEmpty() ? null : wanted, cursor, PAGE);
        shell.background()
                .run(
                        () -> shell.server().call(AuditCalls.FIND, question),
                        page -> answered(page, before, mine),
                        why -> {
                            if (mine == reading) {
                                loading.set(false);
                                problem.set(why);
                            }
                        });
    }

    private void answered(AuditPage page, List<AuditLine> before, int mine) {
        if (mine != reading) {
            return;
        }
        List<AuditLine> all = new ArrayList<>(before);
        all.addAll(page.rows());
        next = page.next();
        problem.set(null);
        asOf.set(shell.clock().instant());
        rows.set(List.copyOf(all));
        more.set(next != null);
        loading.set(false);
    }
}
