package fidus.desktop.approvals;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.auth.Permission;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Names on a list what is not in it yet because it waits for a second person, or on a record what
/// waits to change it. Each name leads to the inbox. Takes no room while nothing waits.
public final class WaitingStrip extends FlowPane {
    private static final int MOST = 3;

    private final Fetched<PreparedList> waiting;
    private final Shell shell;
    private final Set<String> commands;
    private Set<String> subjects = Set.of();

    /// @param commands what is shown, such as `REGISTER_ACCOUNT`; empty when only what is about a
    ///   record is
    public WaitingStrip(Shell shell, Set<String> commands) {
        super(8, 2);
        this.shell = shell;
        this.commands = commands;
        this.waiting = new Fetched<>(shell);
        getStyleClass().add("waiting-strip");
        setRowValignment(javafx.geometry.VPos.CENTER);
        setAlignment(Pos.CENTER_LEFT);
        waiting.valueProperty().addListener((_, _, now) -> show(now));
        show(null);
    }

    public void read() {
        if (shell.session().may(Permission.SEE_APPROVALS)) {
            waiting.ask(ApprovalCalls.FIND, question());
        }
    }

    /// Only what is shown here, so that however much else waits leaves none of it out.
    private FindPrepared question() {
        if (subjects.isEmpty() && !commands.isEmpty()) {
            return new FindPrepared(null, true, String.join(",", new TreeSet<>(commands)), null, 0);
        }
        boolean records = !subjects.isEmpty() && commands.isEmpty();
        return new FindPrepared(records ? String.join("\n", new TreeSet<>(subjects)) : null, true);
    }

    /// Shows what is about these records, given as `kind/id`, instead of those shown before.
    public void about(Set<String> records) {
        if (!records.equals(subjects)) {
            waiting.clear();
        }
        subjects = Set.copyOf(records);
        read();
    }

    private void show(@Nullable PreparedList list) {
        List<Prepared> mine =
                list == null ? List.of() : list.prepared().stream().filter(this::isMine).toList();
        setVisible(!mine.isEmpty());
        setManaged(!mine.isEmpty());
        long count =
                list != null && list.next() != null && subjects.isEmpty()
                        ? list.total()
                        : mine.size();
        var badge = new StatusBadge(count + " waiting", StatusBadge.Tone.ATTENTION);
        badge.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(badge);
        mine.stream().limit(MOST).forEach(one -> getChildren().add(link(one)));
        if (mine.size() > MOST) {
            var rest = new Hyperlink("and " + (count - MOST) + " more");
            rest.setOnAction(_ -> shell.navigation().open("approvals"));
            getChildren().add(rest);
        }
    }

    private boolean isMine(Prepared one) {
        return commands.contains(one.command()) || subjects.contains(one.subject());
    }

    private Hyperlink link(Prepared one) {
        var link = new Hyperlink(Words.told(one.title()));
        link.setOnAction(_ -> shell.navigation().open("approvals", one.subject()));
        return link;
    }
}
