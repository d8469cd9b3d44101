package fidus.desktop.reconciliation;

import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Visited;
import fidus.reconciliation.RunId;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// The runs, the workbench of the one that is opened as `run/id`, and the matching rules.
public final class ReconciliationView extends StackPane implements Visited, Dated {
    /// What the navigation calls this screen.
    public static final String SCREEN = "reconciliation";

    /// The subject under which the matching rules open.
    public static final String RULES = "rules";

    private static final String RUN = "run/";

    private final RunsModel runs;
    private final WorkbenchModel workbench;
    private final MatchingModel matching;
    private final RunsView list;
    private final MatchingView rules;
    private final WorkbenchView desk;
    private final ReadOnlyObjectWrapper<@Nullable Instant> asOf = new ReadOnlyObjectWrapper<>();

    public ReconciliationView(RunsModel runs, WorkbenchModel workbench) {
        this.runs = runs;
        this.workbench = workbench;
        matching = new MatchingModel(runs.shell());
        list = new RunsView(runs);
        rules = new MatchingView(matching);
        desk = new WorkbenchView(workbench);
        getChildren().setAll(list);
    }

    @Override
    public void visited(String subject) {
        asOf.unbind();
        if (subject.startsWith(RUN)) {
            getChildren().setAll(desk);
            asOf.bind(workbench.loaded().asOfProperty());
            var run = new RunId(UUID.fromString(subject.substring(RUN.length())));
            list.opened(run);
            desk.opening();
            workbench.open(run);
        } else if (subject.equals(RULES)) {
            getChildren().setAll(rules);
            asOf.bind(matching.loaded().asOfProperty());
            rules.opening();
            matching.read();
        } else {
            getChildren().setAll(list);
            asOf.bind(runs.loaded().asOfProperty());
            runs.read();
        }
    }

    @Override
    public void renew() {
        Node shown = getChildren().getFirst();
        if (shown.equals(desk)) {
            desk.read();
        } else if (shown.equals(rules)) {
            matching.read();
        } else {
            runs.read();
        }
    }

    @Override
    public void look() {
        if (getChildren().getFirst().equals(desk)) {
            desk.look();
        }
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return asOf;
    }
}
