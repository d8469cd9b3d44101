package fidus.desktop.cashflow;

import fidus.cashflow.CashOwner;
import fidus.cashflow.CashPlace;
import fidus.desktop.controls.DayField;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.funds.FundCode;
import fidus.money.Currency;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The sheet for a balance of a bank or wallet.
public final class RecordCashView extends VBox {
    private final RecordCashModel model;
    private final Runnable closed;

    @FXML private ComboBox<CashPlace> place;
    @FXML private ComboBox<String> heldAt;
    @FXML private Label heldAtFault;
    @FXML private ComboBox<CashOwner> owner;
    @FXML private ComboBox<@Nullable FundCode> fund;
    @FXML private Label fundFault;
    @FXML private MoneyField balance;
    @FXML private Label balanceFault;
    @FXML private TextField currency;
    @FXML private DatePicker day;
    @FXML private Label timeLabel;
    @FXML private TextField time;
    @FXML private Label asOfFault;
    @FXML private TextArea note;
    @FXML private Label noteFault;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public RecordCashView(RecordCashModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        var texts = Fxml.load(this);
        Choices.of(place, List.of(CashPlace.values()), "");
        Choices.of(owner, List.of(CashOwner.values()), "");
        Choices.of(fund, CoverageBars.SOLD, texts.getString("fund.none"));
        place.valueProperty().bindBidirectional(model.place);
        owner.valueProperty().bindBidirectional(model.owner);
        fund.valueProperty().bindBidirectional(model.fund);
        heldAt.getEditor().textProperty().bindBidirectional(model.heldAt);
        currency.textProperty().addListener((_, _, code) -> currency(code));
        balance.moneyProperty().addListener((_, _, now) -> model.balance.set(now));
        model.balance.addListener(
                (_, _, now) -> {
                    if (now == null && balance.moneyProperty().get() != null) {
                        balance.setMoney(null);
                    }
                });
        DayField.of(day);
        day.valueProperty().bindBidirectional(model.day);
        time.textProperty().bindBidirectional(model.time);
        timeLabel
                .textProperty()
                .bind(Bindings.format(texts.getString("time"), model.zoneProperty()));
        note.textProperty().bindBidirectional(model.note);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults =
                new Faults(problem)
                        .at("holding.heldAt", heldAtFault)
                        .at("holding.fundCode", fundFault)
                        .at("cashBalance", balanceFault)
                        .at("asOf", asOfFault)
                        .at("note", noteFault);
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
    }

    /// Offers these names, in the currency that is looked at.
    void begin(List<String> brokers, @Nullable Currency shown) {
        heldAt.getItems().setAll(brokers);
        if (shown != null) {
            currency.setText(shown.code());
        }
        model.clear();
        heldAt.requestFocus();
    }

    @FXML
    void close() {
        closed.run();
    }

    @FXML
    void send() {
        model.send();
    }

    private void currency(String code) {
        String typed = code.strip();
        if (typed.matches("[A-Z][A-Z0-9]{2,4}")) {
            balance.currencyProperty().set(new Currency(typed));
        }
    }
}
