package fidus.desktop.banks;

import fidus.bank.desk.TakenStatement;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The sheet for what the bank had at the end of a statement that gives no balance.
public final class StateBalancePane extends VBox {
    private final StateBalanceModel model;
    private final ResourceBundle texts;

    @FXML private Label statement;
    @FXML private MoneyField balance;
    @FXML private Label balanceFault;
    @FXML private TextArea evidence;
    @FXML private Label evidenceFault;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    StateBalancePane(StateBalanceModel model) {
        this.model = model;
        texts = Fxml.load(this);
        balance.moneyProperty().addListener((_, _, now) -> model.balance.set(now));
        evidence.textProperty().bindBidirectional(model.evidence);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults =
                new Faults(problem).at("balance", balanceFault).at("evidence", evidenceFault);
        model.command().problemProperty().addListener((_, _, why) -> faults.show(why));
        model.statementProperty().addListener((_, _, now) -> show(now));
    }

    private void show(@Nullable TakenStatement now) {
        if (now != null) {
            statement.setText(
                    MessageFormat.format(
                            texts.getString("statement"),
                            now.number(),
                            now.bankAccount(),
                            now.to()));
            balance.clear();
            balance.currencyProperty().set(now.currency());
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
