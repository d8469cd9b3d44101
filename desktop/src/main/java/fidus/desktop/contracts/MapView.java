package fidus.desktop.contracts;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/// The sheet that places a contract's principal on other accounts.
public final class MapView extends VBox {
    private final MapModel model;
    private final Runnable closed;

    @FXML private Label mapSum;
    @FXML private VBox mapLines;
    @FXML private Label mapLinesFault;
    @FXML private TextArea mapReason;
    @FXML private Label mapReasonFault;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public MapView(MapModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        var texts = Fxml.load(this);
        mapReason.textProperty().bindBidirectional(model.reason);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults = new Faults(problem).at("lines", mapLinesFault).at("reason", mapReasonFault);
        var drawn = new LineList(model.lines(), mapLines, mapSum, texts, faults);
        model.accounts().valueProperty().addListener((_, _, _) -> drawn.offer());
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
    }

    @FXML
    void addLine() {
        model.lines().all().add(new LineModel());
    }

    @FXML
    void close() {
        closed.run();
    }

    @FXML
    void send() {
        model.send();
    }
}
