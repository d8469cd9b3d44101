package fidus.desktop.contracts;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.money.Money;

import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The sheet that asks for payouts that are due.
public final class RedeemView extends VBox {
    private final RedeemModel model;
    private final Runnable closed;
    private final ResourceBundle texts;

    @FXML private VBox rows;
    @FXML private Label rowsFault;
    @FXML private Label total;
    @FXML private TextArea reason;
    @FXML private Label reasonFault;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public RedeemView(RedeemModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        texts = Fxml.load(this);
        reason.textProperty().bindBidirectional(model.reason);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults = new Faults(problem).at("rows", rowsFault).at("reason", reasonFault);
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
        model.rows().addListener((ListChangeListener<PayoutRow>) _ -> rows());
        model.chosen().addListener((SetChangeListener<PayoutRef>) _ -> total());
        rows();
    }

    @FXML
    void close() {
        closed.run();
    }

    @FXML
    void send() {
        model.send();
    }

    private void rows() {
        rows.getChildren().setAll(model.rows().stream().map(this::row).toList());
        total();
    }

    private HBox row(PayoutRow row) {
        var box =
                new CheckBox(
                        MessageFormat.format(
                                texts.getString("row"),
                                Words.of(row.payoutKind()),
                                row.sequence(),
                                row.dueOn()));
        box.setId("row-" + row.payoutKind() + "-" + row.sequence());
        box.setSelected(model.chosen().contains(row.ref()));
        box.selectedProperty().addListener((_, _, now) -> model.choose(row.ref(), now));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(8, box, space, new Label(Words.money(row.payoutAmount())));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void total() {
        Money sum = model.total();
        total.setText(sum == null ? "" : Words.money(sum));
    }
}
