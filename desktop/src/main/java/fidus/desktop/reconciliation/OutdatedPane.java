package fidus.desktop.reconciliation;

import fidus.desktop.controls.CellTip;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Fxml;
import fidus.reconciliation.desk.RunDesk;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ResourceBundle;

/// Says of a run that it is outdated, or what changed of its days since it compared them, and leads
/// out of it. Takes no room over any other run.
public final class OutdatedPane extends VBox {
    private final WorkbenchModel bench;
    private final RerunModel model;
    private final ResourceBundle texts;
    private final SignOffWords sign = new SignOffWords();
    private final CellTip tip;
    private boolean brief;

    @FXML private Label outdated;
    @FXML private Label came;
    @FXML private Label hint;
    @FXML private ProgressIndicator busy;
    @FXML private Button rerun;
    @FXML private Button newer;
    @FXML private ProblemPane problem;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    OutdatedPane(WorkbenchModel bench) {
        this.bench = bench;
        model = bench.rerun();
        texts = Fxml.load(this);
        tip = new CellTip(outdated);
        managedProperty().bind(visibleProperty());
        came.managedProperty().bind(came.visibleProperty());
        hint.managedProperty().bind(hint.visibleProperty());
        busy.visibleProperty().bind(model.jobProperty().isNotNull());
        rerun.disableProperty()
                .bind(
                        model.jobProperty()
                                .isNotNull()
                                .or(model.busyProperty())
                                .or(model.shell().connection().onlineProperty().not()));
        model.signed()
                .says(
                        rerun.textProperty(),
                        texts.getString("rerun"),
                        texts.getString("rerun.signed"));
        problem.whenEnded(model.signed()::forget);
        model.faultProperty().addListener((_, _, fault) -> problem.show(fault));
        bench.deskProperty().addListener((_, _, _) -> laid());
        model.newerProperty().addListener((_, _, _) -> laid());
        model.lookedProperty().addListener((_, _, _) -> laid());
        laid();
    }

    /// In a low window what is more than why is under the pointer.
    void brief(boolean now) {
        brief = now;
        laid();
    }

    @FXML
    void openNewer() {
        model.openNewer();
    }

    @FXML
    void rerun() {
        model.start();
    }

    private void laid() {
        RunDesk desk = bench.deskProperty().get();
        String words = RerunModel.words(desk);
        String since = RerunModel.since(desk);
        setVisible(words != null || !since.isEmpty());
        String waits = meanwhile(desk);
        String todo = waits.isEmpty() && words == null ? texts.getString(todo(desk)) : waits;
        outdated.setText(((words == null ? since : words) + " " + todo).strip());
        came.setText(desk == null || words == null ? "" : RerunModel.came(desk.card()));
        came.setVisible(!brief && !came.getText().isEmpty());
        hint.setVisible(!brief && words != null);
        tip.say(brief && words != null ? (came.getText() + "\n" + hint.getText()).strip() : null);
        boolean later = words != null && model.newerProperty().get() != null;
        newer.setVisible(later);
        newer.setManaged(later);
        boolean again = words == null ? isVisible() : model.lookedProperty().get() && !later;
        rerun.setVisible(model.mayStart() && again);
        rerun.setManaged(again);
    }

    private String meanwhile(@Nullable RunDesk desk) {
        return desk == null ? "" : sign.meanwhile(desk.card(), model.shell().session().me());
    }

    private static String todo(@Nullable RunDesk desk) {
        return desk != null && desk.card().changed() ? "changed" : "rules";
    }
}
