package fidus.desktop.review;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.Shell;
import fidus.mt5.HeldReading;
import fidus.mt5.HeldReadings;
import fidus.mt5.HeldState;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import java.util.ResourceBundle;

/// Readings that looked wrong, with the rules they failed, to accept or to reject.
public final class HeldView extends VBox {
    private final HeldModel model;
    private final ResourceBundle texts;

    @FXML private RecordTable<HeldReading> table;
    @FXML private VBox form;
    @FXML private Label figures;
    @FXML private Label what;
    @FXML private VBox rules;
    @FXML private VBox word;
    @FXML private Label given;
    @FXML private TextArea reason;
    @FXML private Label reasonFault;
    @FXML private ProblemPane problem;
    @FXML private Button accept;
    @FXML private Button reject;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public HeldView(HeldModel model, Shell shell) {
        this.model = model;
        texts = Fxml.load(this);
        furnish();
        reason.textProperty().bindBidirectional(model.reasonProperty());
        accept.disableProperty().bind(model.decide().readyProperty().not());
        reject.disableProperty().bind(model.decide().readyProperty().not());
        Listing.bind(table, model.readings(), HeldReadings::readings);
        table.selectedProperty().addListener((_, _, now) -> model.chosenProperty().set(now));
        model.chosenProperty().addListener((_, _, now) -> show(now));
        model.whenDecided(
                after ->
                        shell.notices()
                                .good(
                                        Words.of(after.heldState())
                                                + ": "
                                                + after.reading().account()));
        Faults faults = new Faults(problem).at("reason", reasonFault);
        model.decide().problemProperty().addListener((_, _, now) -> faults.show(now));
        show(null);
    }

    private void furnish() {
        table.columns(
                Columns.badge(
                        texts.getString("column.state"),
                        90,
                        HeldReading::heldState,
                        HeldView::tone),
                Columns.text(
                        texts.getString("column.account"),
                        160,
                        one -> one.reading().account().toString()),
                Columns.money(texts.getString("column.balance"), one -> one.reading().balance()),
                Columns.money(texts.getString("column.equity"), one -> one.reading().equity()),
                Columns.instant(texts.getString("column.asOf"), one -> one.reading().asOf()),
                Columns.text(
                        texts.getString("column.rules"),
                        240,
                        one -> String.join("; ", one.rules())));
        table.exportName("held-readings");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignS.SHIELD_CHECK_OUTLINE,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
    }

    @FXML
    void accept() {
        model.send(true);
    }

    @FXML
    void reject() {
        model.send(false);
    }

    private void show(@Nullable HeldReading now) {
        form.setVisible(now != null);
        if (now == null) {
            return;
        }
        var reading = now.reading();
        figures.setText(Words.money(reading.balance()));
        what.setText(
                reading.account()
                        + " · "
                        + texts.getString("equity")
                        + " "
                        + Words.money(reading.equity())
                        + " · "
                        + Words.of(reading.source())
                        + " · "
                        + Words.instant(reading.asOf())
                        + " UTC");
        rules.getChildren()
                .setAll(
                        now.rules().stream()
                                .map(
                                        rule -> {
                                            var label = new Label("• " + rule);
                                            label.setWrapText(true);
                                            return label;
                                        })
                                .toList());
        word.setVisible(model.canDecide());
        word.setManaged(model.canDecide());
        String why = now.reason();
        given.setText(why == null ? "" : Words.of(now.heldState()) + ": " + why);
        given.setVisible(why != null);
        given.setManaged(why != null);
    }

    private static Tone tone(HeldState state) {
        return switch (state) {
            case HELD -> Tone.ATTENTION;
            case ACCEPTED -> Tone.GOOD;
            case REJECTED -> Tone.BAD;
        };
    }
}
