package fidus.desktop.deposits;

import fidus.deposits.Deposit;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The sheet that asks when and how a deposit's money left again.
public final class ReverseDepositView extends VBox {
    private final ReverseDepositModel model;
    private final ResourceBundle texts;

    @FXML private Label title;
    @FXML private Label sum;
    @FXML private RadioButton left;
    @FXML private RadioButton error;
    @FXML private VBox returned;
    @FXML private DatePicker valueOn;
    @FXML private Label valueOnFault;
    @FXML private TextField evidence;
    @FXML private Label evidenceFault;
    @FXML private TextArea reason;
    @FXML private Label reasonFault;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public ReverseDepositView(ReverseDepositModel model) {
        this.model = model;
        texts = Fxml.load(this);
        var group = new ToggleGroup();
        left.setToggleGroup(group);
        error.setToggleGroup(group);
        left.setOnAction(_ -> model.left.set(true));
        error.setOnAction(_ -> model.left.set(false));
        model.left.addListener((_, _, now) -> (now ? left : error).setSelected(true));
        (model.left.get() ? left : error).setSelected(true);
        returned.visibleProperty().bind(model.left);
        returned.managedProperty().bind(model.left);
        Choice.day(valueOn, model.valueOn);
        evidence.textProperty().bindBidirectional(model.evidence);
        reason.textProperty().bindBidirectional(model.reason);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults =
                new Faults(problem)
                        .at("returned.valueOn", valueOnFault)
                        .at("returned.evidence", evidenceFault)
                        .at("reason", reasonFault);
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
        model.aboutProperty().addListener((_, _, now) -> show(now));
        show(model.aboutProperty().get());
    }

    private void show(@Nullable Deposit now) {
        if (now != null) {
            title.setText(MessageFormat.format(texts.getString("title"), now.number()));
            sum.setText(
                    MessageFormat.format(
                            texts.getString("sum"),
                            Words.money(now.deposited()),
                            now.clientName(),
                            now.valueDate()));
        }
    }

    @FXML
    void close() {
        model.close();
    }

    @FXML
    void send() {
        model.send();
    }
}
