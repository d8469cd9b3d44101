package fidus.desktop.reconciliation;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Fxml;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

/// Says of a run that it is outdated, why, and leads out of it. Takes no room over any other run.
public final class OutdatedPane extends VBox {
    private final WorkbenchModel bench;
    private final RerunModel model;

    @FXML private Label outdated;
    @FXML private ProgressIndicator busy;
    @FXML private Button rerun;
    @FXML private ProblemPane problem;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    OutdatedPane(WorkbenchModel bench) {
        this.bench = bench;
        model = bench.rerun();
        Fxml.load(this);
        managedProperty().bind(visibleProperty());
        busy.visibleProperty().bind(model.jobProperty().isNotNull());
        rerun.disableProperty()
                .bind(
                        model.jobProperty()
                                .isNotNull()
                                .or(model.shell().connection().onlineProperty().not()));
        model.faultProperty().addListener((_, _, fault) -> problem.show(fault));
        bench.deskProperty().addListener((_, _, _) -> laid());
        laid();
    }

    @FXML
    void rerun() {
        model.start();
    }

    private void laid() {
        String words = RerunModel.words(bench.deskProperty().get());
        setVisible(words != null);
        outdated.setText(words == null ? "" : words);
        rerun.setVisible(model.mayStart());
    }
}
