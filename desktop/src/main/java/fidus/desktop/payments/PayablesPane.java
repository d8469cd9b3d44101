package fidus.desktop.payments;

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
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.BatchPlan;
import fidus.payments.ChargeBearer;
import fidus.payments.Payable;
import fidus.payments.PayableBlock;
import fidus.payments.PayableList;
import fidus.payments.PayableRow;
import fidus.payments.wallets.HouseAccount;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The items that wait for payment. Several are selected, and become a batch.
public final class PayablesPane extends VBox {
    private final PayablesModel model;
    private final ResourceBundle texts;
    private final Runnable toHouses;

    @FXML private RecordTable<PayableRow> table;
    @FXML private HBox noHouse;
    @FXML private VBox form;
    @FXML private Label selection;
    @FXML private Label itemsFault;
    @FXML private Label plan;
    @FXML private ComboBox<HouseAccount> house;
    @FXML private Label houseFault;
    @FXML private DatePicker execution;
    @FXML private Label executionFault;
    @FXML private ComboBox<ChargeBearer> bearer;
    @FXML private ProblemPane problem;
    @FXML private Label receiving;
    @FXML private Button create;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    PayablesPane(PayablesModel model, Runnable toHouses) {
        this.model = model;
        this.toHouses = toHouses;
        texts = Fxml.load(this);
        columns();
        Listing.bind(table, model.payables(), PayableList::rows);
        table.table()
                .getSelectionModel()
                .getSelectedItems()
                .addListener(
                        (ListChangeListener<PayableRow>)
                                change -> model.select(List.copyOf(change.getList())));
        model.selected().addListener((ListChangeListener<PayableRow>) _ -> summed());
        house.setConverter(Choices.named(one -> one.name() + ", " + one.currency()));
        house.valueProperty().bindBidirectional(model.house);
        model.houses().valueProperty().addListener((_, _, _) -> houses());
        Choice.day(execution, model.executionOn);
        bearer.getItems().setAll(ChargeBearer.values());
        bearer.setConverter(Choices.named(one -> texts.getString("bearer." + one)));
        bearer.valueProperty().bindBidirectional(model.chargeBearer);
        Faults faults =
                new Faults(problem)
                        .at("items", itemsFault)
                        .at("houseAccountId", houseFault)
                        .at("executionOn", executionFault);
        model.command().problemProperty().addListener((_, _, why) -> faults.show(why));
        create.disableProperty().bind(model.command().readyProperty().not());
        var back = new OwedBackPane(model.owedBack());
        getChildren().add(getChildren().indexOf(table) + 1, back);
        houses();
        summed();
    }

    @FXML
    void create() {
        model.create();
    }

    @FXML
    void openHouses() {
        toHouses.run();
    }

    private void houses() {
        visible(noHouse, model.lacksHouse());
        visible(form, model.command().isAllowed() && !model.lacksHouse());
        HouseAccount before = model.house.get();
        List<HouseAccount> active = model.active();
        house.getItems().setAll(active);
        visible(receiving, !model.receiving().isEmpty());
        receiving.setText(
                MessageFormat.format(
                        texts.getString("house.receiving"),
                        model.receiving().stream()
                                .map(HouseAccount::name)
                                .collect(Collectors.joining(", "))));
        model.house.set(
                active.stream()
                        .filter(one -> before != null && one.id().equals(before.id()))
                        .findFirst()
                        .orElse(active.size() == 1 ? active.getFirst() : null));
    }

    private void summed() {
        String sums =
                model.totals().values().stream()
                        .map(Words::money)
                        .collect(Collectors.joining(", "));
        selection.setText(
                model.selected().isEmpty()
                        ? texts.getString("selection.none")
                        : MessageFormat.format(
                                texts.getString("selection"),
                                model.selected().size(),
                                model.payees(),
                                sums));
        planned();
    }

    /// Before several batches are made, what each will pay.
    private void planned() {
        List<List<Payable>> batches = model.plan();
        visible(plan, batches.size() > 1);
        create.setText(
                batches.size() > 1
                        ? MessageFormat.format(texts.getString("create.several"), batches.size())
                        : texts.getString("create"));
        plan.setText(
                MessageFormat.format(
                        texts.getString("plan"),
                        batches.size(),
                        BatchPlan.MOST_ITEMS,
                        batches.stream().map(this::planned).collect(Collectors.joining("; "))));
    }

    private String planned(List<Payable> batch) {
        Map<Currency, Money> sums = new TreeMap<>();
        batch.forEach(
                item ->
                        sums.merge(
                                item.payableAmount().currency(),
                                item.payableAmount(),
                                Money::plus));
        return MessageFormat.format(
                texts.getString("plan.batch"),
                batch.size(),
                batch.stream().map(Payable::party).distinct().count(),
                sums.values().stream().map(Words::money).collect(Collectors.joining(", ")));
    }

    private void columns() {
        table.columns(
                Columns.day(word("due"), row -> row.payable().dueOn()),
                Columns.text(word("party"), 160, row -> row.payable().partyName()),
                Columns.text(word("text"), 220, row -> row.payable().text()),
                Columns.money(word("amount"), row -> row.payable().payableAmount()),
                Columns.badge(word("blocked"), 130, PayableRow::blocked, PayablesPane::tone),
                Columns.instant(word("from"), PayableRow::payableFrom),
                Columns.text(word("destination"), 320, PayableRow::destination),
                Columns.text(word("item"), 260, row -> row.payable().item()));
        table.exportName("payable-items");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CASH_CHECK,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
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
