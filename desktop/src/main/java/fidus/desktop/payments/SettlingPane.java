package fidus.desktop.payments;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.money.Currency;
import fidus.payments.Payment;
import fidus.payments.PaymentState;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.ResourceBundle;

/// The form for what the bank says of the payments of a batch.
public final class SettlingPane extends VBox {
    private final SettlingModel model;
    private final RecordTable<Payment> payments;
    private final ResourceBundle texts;
    private boolean able;

    @FXML private TextField evidence;
    @FXML private Label evidenceFault;
    @FXML private DatePicker valueOn;
    @FXML private Label valueOnFault;
    @FXML private MoneyField charge;
    @FXML private Label chargeFault;
    @FXML private TextField reason;
    @FXML private Label reasonFault;
    @FXML private Button confirmAll;
    @FXML private Button confirmOne;
    @FXML private Button giveBack;
    @FXML private Button cancel;
    @FXML private Label hint;
    @FXML private ProblemPane problem;

    /// @param payments of the batch, from which some are selected
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    SettlingPane(SettlingModel model, RecordTable<Payment> payments) {
        this.model = model;
        this.payments = payments;
        texts = Fxml.load(this);
        evidence.textProperty().bindBidirectional(model.evidence);
        reason.textProperty().bindBidirectional(model.reason);
        Choice.day(valueOn, model.valueOn);
        charge.moneyProperty().addListener((_, _, now) -> model.charge.set(now));
        model.charge.addListener(
                (_, _, now) -> {
                    if (now == null && charge.moneyProperty().get() != null) {
                        charge.clear();
                    }
                });
        Faults faults =
                new Faults(problem)
                        .at("evidence", evidenceFault)
                        .at("valueOn", valueOnFault)
                        .at("charge", chargeFault)
                        .at("reason", reasonFault);
        model.problemProperty().addListener((_, _, why) -> faults.show(why));
        ListChangeListener<Payment> chosen = _ -> abled();
        payments.table().getSelectionModel().getSelectedItems().addListener(chosen);
    }

    void currency(Currency currency) {
        charge.currencyProperty().set(currency);
    }

    /// @param now whether this person may record an end and the server answers
    void able(boolean now) {
        able = now;
        abled();
    }

    @FXML
    void confirmAll() {
        model.confirm(List.of());
    }

    @FXML
    void confirmOne() {
        model.confirm(selected());
    }

    @FXML
    void giveBack() {
        model.giveBack(selected());
    }

    @FXML
    void cancel() {
        model.cancel();
    }

    private List<Payment> selected() {
        return List.copyOf(payments.table().getSelectionModel().getSelectedItems());
    }

    private void abled() {
        List<Payment> selected = selected();
        boolean sent =
                !selected.isEmpty()
                        && selected.stream()
                                .allMatch(one -> one.paymentState() == PaymentState.SENT);
        boolean never = model.canCancel() && model.isWritten();
        confirmAll.setDisable(!able || !model.canConfirm());
        confirmOne.setDisable(!able || !model.canConfirm() || !sent);
        giveBack.setDisable(!able || !model.canReturn(selected));
        cancel.setDisable(!able || !model.canCancel());
        cancel.setText(texts.getString(never ? "never" : "cancel"));
        hint.setVisible(never);
        hint.setManaged(never);
    }
}
