package fidus.desktop.contracts;

import fidus.deposits.Deposit;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Words;
import fidus.desktop.deposits.DepositsModel;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.investments.Investment;
import fidus.money.Money;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The sheet that starts a contract from confirmed deposits.
public final class StartView extends VBox {
    private final StartModel model;
    private final Runnable closed;
    private final ResourceBundle texts;

    @FXML private Label sum;
    @FXML private VBox parts;
    @FXML private HBox none;
    @FXML private Label partsFault;
    @FXML private DatePicker start;
    @FXML private Label startFault;
    @FXML private VBox why;
    @FXML private TextField reason;
    @FXML private Label reasonFault;
    @FXML private PreviewPane preview;
    @FXML private ProblemPane unread;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public StartView(StartModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        texts = Fxml.load(this);
        Choice.day(start, model.startDate);
        reason.textProperty().bindBidirectional(model.reason);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults =
                new Faults(problem)
                        .at("deposits", partsFault)
                        .at("startDate", startFault)
                        .at("reason", reasonFault);
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
        model.parts().addListener((ListChangeListener<PartModel>) _ -> parts());
        model.deposits()
                .problemProperty()
                .addListener((_, _, now) -> unread.show(now, model::read));
        model.deposits().loadingProperty().addListener((_, _, _) -> sums());
        model.previewProperty().addListener((_, _, now) -> preview.show(now));
        model.startDate.addListener((_, _, _) -> sums());
        parts();
    }

    @FXML
    void close() {
        closed.run();
    }

    @FXML
    void send() {
        model.send();
    }

    @FXML
    void openDeposits() {
        Investment contract = model.contract();
        model.shell()
                .navigation()
                .open(
                        DepositsModel.SCREEN,
                        contract == null
                                ? ""
                                : DepositsModel.newFor(contract.clientId(), contract.principal()));
    }

    private void parts() {
        parts.getChildren().setAll(model.parts().stream().map(this::part).toList());
        sums();
    }

    private VBox part(PartModel part) {
        Deposit deposit = part.deposit();
        var name =
                new Label(
                        MessageFormat.format(
                                texts.getString("part"),
                                Long.toString(deposit.number()),
                                deposit.valueDate(),
                                Words.money(deposit.unassigned())));
        name.setWrapText(true);
        var sum = new MoneyField();
        sum.setId("part-" + deposit.number());
        sum.setMinWidth(150);
        sum.setPrefWidth(150);
        sum.currencyProperty().set(deposit.deposited().currency());
        sum.setMoney(part.sum.get());
        part.sumFault.bind(sum.faultProperty());
        var fault = new Label();
        fault.getStyleClass().add("field-fault");
        fault.setWrapText(true);
        Runnable told =
                () -> {
                    fault.setText(part.fault());
                    fault.setVisible(!part.fault().isEmpty());
                    fault.setManaged(!part.fault().isEmpty());
                    sums();
                };
        sum.moneyProperty().addListener((_, _, now) -> part.sum.set(now));
        part.sum.addListener((_, _, _) -> told.run());
        sum.faultProperty().addListener((_, _, _) -> told.run());
        told.run();
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        var line = new HBox(8, name, sum);
        line.setAlignment(Pos.CENTER_LEFT);
        var field = new VBox(line, fault);
        field.getStyleClass().add("field");
        return field;
    }

    private void sums() {
        boolean empty = model.parts().isEmpty() && !model.deposits().loadingProperty().get();
        visible(none, empty && model.deposits().problemProperty().get() == null);
        visible(why, model.needsReason());
        Money open = model.open();
        Investment contract = model.contract();
        sum.getStyleClass().remove("sum-whole");
        if (open == null || contract == null) {
            sum.setText("");
        } else if (open.isZero()) {
            sum.getStyleClass().add("sum-whole");
            sum.setText(
                    MessageFormat.format(texts.getString("sum.whole"), Words.money(model.given())));
        } else {
            sum.setText(
                    MessageFormat.format(
                            texts.getString("sum.open"),
                            Words.number(model.given()),
                            Words.number(contract.principal()),
                            Words.money(open)));
        }
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
