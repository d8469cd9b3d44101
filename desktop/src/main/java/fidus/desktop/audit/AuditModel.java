package fidus.desktop.audit;

import fidus.audit.AuditCalls;
import fidus.audit.AuditLine;
import fidus.audit.AuditPage;
import fidus.audit.FindAudit;
import fidus.contract.Page;
import fidus.desktop.shell.Paged;
import fidus.desktop.shell.Shell;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

/// The audit log, newest first, a page at a time.
public final class AuditModel {
    private final Shell shell;
    private final Paged<AuditLine> lines;
    private final StringProperty subject = new SimpleStringProperty("");
    private String wanted = "";

    public AuditModel(Shell shell) {
        this.shell = shell;
        this.lines = new Paged<>(shell, this::after);
    }

    public Paged<AuditLine> lines() {
        return lines;
    }

    /// Only what concerns this record, as `kind/id`; empty means everything.
    public StringProperty subjectProperty() {
        return subject;
    }

    /// Reads it again, or of another record its newest page. Older pages are of the same record,
    /// whatever is typed since.
    public void read() {
        String before = wanted;
        wanted = subject.get().strip();
        if (wanted.equals(before)) {
            lines.read();
        } else {
            lines.begin();
        }
    }

    private Page<AuditLine> after(@Nullable String cursor) {
        AuditPage page =
                shell.server()
                        .call(
                                AuditCalls.FIND,
                                new FindAudit(
                                        wanted.isEmpty() ? null : wanted, cursor, Paged.PAGE));
        return new Page<>(page.rows(), page.next());
    }
}
