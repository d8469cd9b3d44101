package fidus.desktop.redemptions;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.payments.PayableBlock;
import fidus.redemptions.ReadyRedemption;
import fidus.redemptions.ReadyRedemptions;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// The payouts that could be approved. Several are selected, or all are asked for, and another
/// person decides them as one list.
public final class ReadyPane extends VBox {
    private final ReadyModel model;
    private final ResourceBundle texts;

    @FXML private DatePicker until;
    @FXML private Label untilFault;
    @FXML private RecordTable<ReadyRedemption> table;
    @FXML private VBox form;
    @FXML private Label selection;
    @FXML private Label itemsFault;
    @FXML private Button ask;
    @FXML private Button askAll;
    @FXML private ProblemPane problem;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    ReadyPane(ReadyModel model) {
        this.model = model;
        texts = Fxml.load(this);
        columns();
        Listing.bind(table, model.ready(), ReadyRedemptions::rows);
        table.table()
                .getSelectionModel()
                .getSelectedItems()
                .addListener(
                        (ListChangeListener<ReadyRedemption>)
                                change -> model.select(List.copyOf(change.getList())));
        model.selected().addListener((ListChangeListener<ReadyRedemption>) _ -> summed());
        model.ready().valueProperty().addListener((_, _, _) -> summed());
        Choice.day(until, model.dueUntil);
        Faults faults = new Faults(problem).at("dueUntil", untilFault).at("items", itemsFault);
        model.command().problemProperty().addListener((_, _, why) -> faults.show(why));
        BooleanBinding busy = model.command().readyProperty().not();
        ask.disableProperty().bind(busy.or(Bindings.isEmpty(model.selected())));
        askAll.disableProperty().bind(busy.or(Bindings.isNotEmpty(model.selected())));
        form.setVisible(model.command().isAllowed());
        form.setManaged(model.command().isAllowed());
        summed();
    }

    @FXML
    void ask() {
        model.send();
    }

    @FXML
    void askAll() {
        model.sendAll();
    }

    private void summed() {
        int count = model.wanted().size();
        boolean all = model.selected().isEmpty();
        String sums =
                model.totals().values().stream()
                        .map(Words::money)
                        .collect(Collectors.joining(", "));
        String words = count == 0 ? "selection.none" : all ? "selection.all" : "selection.some";
        selection.setText(
                MessageFormat.format(texts.getString(words), count, model.clients(), sums));
    }

    private void columns() {
        table.columns(
                Columns.day(word("due"), ReadyRedemption::dueOn),
                Columns.text(word("client"), 160, ReadyRedemption::clientName),
                Columns.whole(word("contract"), 84, ReadyRedemption::contractNumber),
                Columns.text(word("rows"), 150, row -> RedemptionsModel.words(row.rows())),
                Columns.money(word("total"), ReadyRedemption::total),
                Columns.badge(word("blocked"), 130, ReadyRedemption::blocked, ReadyPane::tone),
                Columns.text(
                        word("state"),
                        150,
                        row ->
                                row.number() == null
                                        ? texts.getString("available")
                                        : MessageFormat.format(
                                                texts.getString("requested"), row.number())),
                Columns.text(word("fund"), 90, row -> row.fundCode().name()));
        table.exportName("ready-payouts");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CASH_CHECK,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }

    private static Tone tone(PayableBlock block) {
        return switch (block) {
            case IN_BATCH -> Tone.INFO;
            case WALLET_COOLING -> Tone.NEUTRAL;
            case NO_WALLET -> Tone.ATTENTION;
            case PARTY_ON_HOLD, CONTRACT_SUSPENDED -> Tone.BAD;
        };
    }
}
