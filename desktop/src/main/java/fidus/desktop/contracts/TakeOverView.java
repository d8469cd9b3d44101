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

/// The sheet that takes over a contract which ran before these books.
public final class TakeOverView extends VBox {
    private final TakeOverModel model;
    private final Runnable closed;

    @FXML private DatePicker start;
    @FXML private Label startFault;
    @FXML private DatePicker until;
    @FXML private Label untilFault;
    @FXML private TextArea paid;
    @FXML private Label paidFault;
    @FXML private Label opens;
    @FXML private TextField reason;
    @FXML private Label reasonFault;
    @FXML private PreviewPane preview;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public TakeOverView(TakeOverModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        var _ = Fxml.load(this);
        Choice.day(start, model.startDate);
        Choice.day(until, model.takenOverOn);
        paid.textProperty().bindBidirectional(model.paid);
        reason.textProperty().bindBidirectional(model.reason);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults =
                new Faults(problem)
                        .at("startDate", startFault)
                        .at("takenOverOn", untilFault)
                        .at("paid", paidFault)
                        .at("reason", reasonFault);
        model.command().problemProperty().addListener((_, _, why) -> faults.show(why));
        model.previewProperty().addListener((_, _, now) -> preview.show(now));
        model.outcomeProperty().addListener((_, _, _) -> opens());
        opens();
    }

    @FXML
    void close() {
        closed.run();
    }

    @FXML
    void propose() {
        model.propose();
    }

    @FXML
    void send() {
        model.send();
    }

    private void opens() {
        opens.setText(model.opens());
        opens.setVisible(!model.opens().isEmpty());
        opens.setManaged(!model.opens().isEmpty());
    }
}
