package fidus.desktop.banks;

import fidus.bank.desk.OpenTransit;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The sheet that books the end at the bank.
public final class BookTransitView extends VBox {
    private final TransitsModel model;
    private final ResourceBundle texts;

    @FXML private Label sentence;
    @FXML private Label broker;
    @FXML private Label shows;
    @FXML private Label charge;
    @FXML private DatePicker valueOn;
    @FXML private Label valueOnFault;
    @FXML private TextField evidence;
    @FXML private Label evidenceFault;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    BookTransitView(TransitsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        Choice.day(valueOn, model.valueOn);
        evidence.textProperty().bindBidirectional(model.evidence);
        send.disableProperty().bind(model.bookCommand().readyProperty().not());
        Faults faults =
                new Faults(problem).at("valueOn", valueOnFault).at("evidence", evidenceFault);
        model.bookCommand().problemProperty().addListener((_, _, why) -> faults.show(why));
        model.bookingProperty().addListener((_, _, now) -> show(now));
    }

    @FXML
    void close() {
        model.close();
    }

    @FXML
    void send() {
        model.send();
    }

    private void show(@Nullable TransitLine now) {
        OpenTransit open = now == null ? null : now.open();
        HouseAccount house = model.house();
        if (now == null || open == null || house == null) {
            return;
        }
        String key = open.atBank().signum() < 0 ? "out" : "in";
        sentence.setText(
                MessageFormat.format(
                        texts.getString(key), Words.money(open.atBank().abs()), house.name()));
        broker.setText(
                MessageFormat.format(
                        texts.getString("broker"),
                        open.movedOn().toString(),
                        open.account().toString(),
                        open.comment()));
        Money taken = now.charge();
        charge.setVisible(taken != null);
        charge.setManaged(taken != null);
        charge.setText(
                taken == null
                        ? ""
                        : MessageFormat.format(
                                texts.getString("charge"),
                                Words.money(taken),
                                Words.money(open.atBank().minus(taken).abs())));
        shows.setText(
                now.proposal() == null
                        ? texts.getString("noRow")
                        : MessageFormat.format(texts.getString("row"), now.reference(), now.why()));
    }
}
