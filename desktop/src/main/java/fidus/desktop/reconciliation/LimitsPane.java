package fidus.desktop.reconciliation;

import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.reconciliation.limits.WriteOffLimit;
import fidus.reconciliation.limits.WriteOffLimits;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import java.util.ResourceBundle;

/// The write-off limits of each currency, and asking an ADMIN for another one.
public final class LimitsPane extends VBox {
    private final LimitsModel model;

    @FXML private RecordTable<WriteOffLimit> limits;
    @FXML private VBox form;
    @FXML private TextField currency;
    @FXML private TextField sum;
    @FXML private Label sumFault;
    @FXML private TextField reason;
    @FXML private Label reasonFault;
    @FXML private Button ask;
    @FXML private ProblemPane problem;
    @FXML private VBox waiting;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    LimitsPane(LimitsModel model) {
        this.model = model;
        ResourceBundle texts = Fxml.load(this);
        columns(texts);
        Listing.bind(limits, model.limits(), WriteOffLimits::limits);
        var second = new SecondPersonPane(model.shell());
        second.whenDecided(_ -> model.read());
        waiting.getChildren().setAll(second);
        waiting.managedProperty().bind(second.managedProperty());
        model.currency.addListener((_, _, _) -> second.subject(model.subject()));
        limits.selectedProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now != null) {
                                currency.setText(now.limit().currency().code());
                            }
                        });
        currency.textProperty().bindBidirectional(model.currency);
        sum.textProperty().bindBidirectional(model.sum);
        reason.textProperty().bindBidirectional(model.reason);
        var faults = new Faults(problem).at("limit", sumFault).at("reason", reasonFault);
        model.faultProperty().addListener((_, _, why) -> faults.show(why));
        form.setVisible(model.mayAsk());
        form.setManaged(model.mayAsk());
        model.read();
        ask.disableProperty()
                .bind(
                        model.sent()
                                .busyProperty()
                                .or(model.shell().connection().onlineProperty().not()));
    }

    private void columns(ResourceBundle texts) {
        limits.columns(
                Columns.money(texts.getString("limit"), WriteOffLimit::limit),
                Columns.whole(texts.getString("number"), 70, one -> (long) one.number()),
                Columns.text(texts.getString("reason"), 300, WriteOffLimit::reason),
                Columns.text(texts.getString("setBy"), 130, WriteOffLimit::setBy),
                Columns.text(texts.getString("agreedBy"), 130, WriteOffLimit::agreedBy),
                Columns.instant(texts.getString("setAt"), WriteOffLimit::setAt));
        limits.exportName("write-off-limits");
        limits.whenEmpty(
                new EmptyState(
                        MaterialDesignS.SCALE_BALANCE,
                        texts.getString("empty"),
                        texts.getString("empty.hint")));
    }

    @FXML
    void ask() {
        model.ask();
    }
}
