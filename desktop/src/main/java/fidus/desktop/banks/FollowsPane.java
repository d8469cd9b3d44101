package fidus.desktop.banks;

import fidus.approvals.Shown;
import fidus.bank.desk.SettingAsideTold;
import fidus.contract.Problem;
import fidus.desktop.approvals.ShownLines;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Texts;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.ResourceBundle;

/// What setting a statement aside would leave, below the reason for it. Takes no room while nothing
/// of that is asked for.
final class FollowsPane extends VBox {
    private final Fetched<SettingAsideTold> follows;
    private final ResourceBundle texts = Texts.of(StatementPane.class);
    private final Label title = new Label();
    private final ShownLines lines = new ShownLines();
    private final ProblemPane problem = new ProblemPane();

    FollowsPane(Fetched<SettingAsideTold> follows) {
        super(6);
        this.follows = follows;
        setId("follows");
        title.getStyleClass().add("form-hint");
        lines.setHgap(16);
        lines.setVgap(6);
        managedProperty().bind(visibleProperty());
        for (Node node : List.of(title, lines)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        getChildren().setAll(title, lines, problem);
        follows.valueProperty().subscribe(this::say);
        follows.loadingProperty().subscribe(this::say);
        follows.problemProperty().subscribe(this::say);
        say();
    }

    private void say() {
        SettingAsideTold now = follows.value();
        Problem why = follows.problemProperty().get();
        boolean loading = follows.loadingProperty().get();
        setVisible(now != null || why != null || loading);
        title.setText(texts.getString(loading ? "follows.reading" : "follows"));
        title.setVisible(why == null);
        lines.setVisible(now != null && why == null);
        lines.show(told(now));
        problem.show(why, follows::again);
    }

    private static List<Shown> told(@Nullable SettingAsideTold now) {
        return now == null ? List.of() : now.follows();
    }
}
