package fidus.desktop.close;

import fidus.close.TieOut;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.money.Money;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The sheet for what a wallet held that sends no statement.
public final class AttestView extends VBox {
    private final AttestModel model;
    private final ResourceBundle texts;

    @FXML private Label wallet;
    @FXML private MoneyField balance;
    @FXML private Label balanceFault;
    @FXML private TextArea evidence;
    @FXML private Label evidenceFault;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public AttestView(AttestModel model) {
        this.model = model;
        texts = Fxml.load(this);
        balance.moneyProperty().addListener((_, _, now) -> model.balance.set(now));
        evidence.textProperty().bindBidirectional(model.evidence);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults =
                new Faults(problem).at("attested", balanceFault).at("evidence", evidenceFault);
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
        model.walletProperty().addListener((_, _, now) -> show(now));
    }

    private void show(@Nullable TieOut now) {
        if (now != null) {
            wallet.setText(
                    MessageFormat.format(
                            texts.getString("wallet"), now.key(), model.month().atEndOfMonth()));
            balance.clear();
            Money booked = now.left();
            if (booked != null) {
                balance.currencyProperty().set(booked.currency());
            }
            balance.requestFocus();
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
