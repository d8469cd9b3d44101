package fidus.desktop.contracts;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/// The sheet that corrects the start date.
public final class CorrectView extends VBox {
    private final CorrectModel model;
    private final Runnable closed;

    @FXML private DatePicker start;
    @FXML private Label startFault;
    @FXML private TextArea reason;
    @FXML private Label reasonFault;
    @FXML private PreviewPane preview;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public CorrectView(CorrectModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        var _ = Fxml.load(this);
        Choice.day(start, model.startDate);
        reason.textProperty().bindBidirectional(model.reason);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults = new Faults(problem).at("startDate", startFault).at("reason", reasonFault);
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
        model.previewProperty().addListener((_, _, now) -> preview.show(now));
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
