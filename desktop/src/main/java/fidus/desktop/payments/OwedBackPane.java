package fidus.desktop.payments;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.payments.OwedBack;
import fidus.payments.wallets.HouseAccount;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.ResourceBundle;

/// Who was paid too much, and the form for what came back. Shown while anything is owed back.
public final class OwedBackPane extends VBox {
    private final OwedBackModel model;

    @FXML private RecordTable<OwedBack> owedTable;
    @FXML private VBox backForm;
    @FXML private Label itemFault;
    @FXML private ComboBox<HouseAccount> into;
    @FXML private Label intoFault;
    @FXML private MoneyField sum;
    @FXML private Label sumFault;
    @FXML private TextField reference;
    @FXML private Label referenceFault;
    @FXML private DatePicker day;
    @FXML private Label dayFault;
    @FXML private TextField why;
    @FXML private Label whyFault;
    @FXML private Button record;
    @FXML private ProblemPane backProblem;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    OwedBackPane(OwedBackModel model) {
        this.model = model;
        ResourceBundle texts = Fxml.load(this);
        owedTable.columns(
                Columns.text(texts.getString("column.party"), 180, OwedBack::partyName),
                Columns.text(texts.getString("column.text"), 260, OwedBack::text),
                Columns.money(texts.getString("column.owed"), OwedBack::owedAmount),
                Columns.text(texts.getString("column.item"), 260, OwedBack::item));
        owedTable.exportName("owed-back");
        owedTable.selectedProperty().addListener((_, _, now) -> chosen(now));
        into.setConverter(Choices.named(one -> one.name() + ", " + one.currency()));
        into.valueProperty().bindBidirectional(model.house);
        sum.moneyProperty().addListener((_, _, now) -> model.money.set(now));
        model.money.addListener(
                (_, _, now) -> {
                    if (now == null && sum.moneyProperty().get() != null) {
                        sum.clear();
                    }
                });
        reference.textProperty().bindBidirectional(model.evidence);
        Choice.day(day, model.valueOn);
        why.textProperty().bindBidirectional(model.reason);
        Faults faults =
                new Faults(backProblem)
                        .at("item", itemFault)
                        .at("houseAccountId", intoFault)
                        .at("money", sumFault)
                        .at("evidence", referenceFault)
                        .at("valueOn", dayFault)
                        .at("reason", whyFault);
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
        record.disableProperty().bind(model.command().readyProperty().not());
        model.payables().payables().valueProperty().addListener((_, _, _) -> laid());
        model.payables().houses().valueProperty().addListener((_, _, _) -> houses());
        laid();
    }

    @FXML
    void record() {
        model.record();
    }

    private void laid() {
        List<OwedBack> rows = model.rows();
        OwedBack before = model.owed.get();
        owedTable.rows(rows);
        setVisible(!rows.isEmpty());
        setManaged(!rows.isEmpty());
        backForm.setVisible(model.command().isAllowed());
        backForm.setManaged(model.command().isAllowed());
        String item = before == null ? rows.isEmpty() ? "" : rows.getFirst().item() : before.item();
        owedTable.select(one -> one.item().equals(item));
    }

    private void chosen(@Nullable OwedBack now) {
        model.owed.set(now);
        if (now != null) {
            sum.currencyProperty().set(now.owedAmount().currency());
        }
        houses();
    }

    private void houses() {
        HouseAccount before = model.house.get();
        List<HouseAccount> fitting = model.houses();
        into.getItems().setAll(fitting);
        model.house.set(
                fitting.stream()
                        .filter(one -> before != null && one.id().equals(before.id()))
                        .findFirst()
                        .orElse(fitting.size() == 1 ? fitting.getFirst() : null));
    }
}
