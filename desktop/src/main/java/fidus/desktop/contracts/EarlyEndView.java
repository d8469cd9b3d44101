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
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The sheet that ends a contract before its time.
public final class EarlyEndView extends VBox {
    private final EarlyEndModel model;
    private final Runnable closed;

    @FXML private DatePicker noticed;
    @FXML private Label noticedFault;
    @FXML private TextField document;
    @FXML private Label documentFault;
    @FXML private TextArea reason;
    @FXML private Label reasonFault;
    @FXML private PreviewPane preview;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public EarlyEndView(EarlyEndModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        var _ = Fxml.load(this);
        Choice.day(noticed, model.noticedOn);
        document.textProperty().bindBidirectional(model.document);
        reason.textProperty().bindBidirectional(model.reason);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults =
                new Faults(problem)
                        .at("noticedOn", noticedFault)
                        .at("document", documentFault)
                        .at("reason", reasonFault);
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
