package fidus.desktop.fees;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.rebates.RebateCredit;
import fidus.rebates.RebateCreditList;
import fidus.rebates.RebateRun;
import fidus.rebates.ReceivedInto;
import fidus.rebates.TakenBackReceipt;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.time.LocalDate;
import java.util.List;
import java.util.ResourceBundle;

/// What came for a claim: recorded here, listed, and taken back where it was wrong.
final class RebateReceiptsPane extends VBox {
    private final RebateReceiptsModel model;
    private final ResourceBundle texts;

    @FXML private FlowPane receiving;
    @FXML private MoneyField receivedSum;
    @FXML private DatePicker receivedOn;
    @FXML private ComboBox<ReceivedInto> receivedInto;
    @FXML private ComboBox<RebateCredit> receivedCredit;
    @FXML private TextField receivedAccount;
    @FXML private TextField receivedEvidence;
    @FXML private FlowPane takingBack;
    @FXML private TextField wrongReason;
    @FXML private Button takeBack;
    @FXML private RecordTable<RebateReceiptsModel.Row> receipts;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    RebateReceiptsPane(RebateReceiptsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        receivedInto.setConverter(Choice.words(Words::of));
        receivedInto.getItems().setAll(ReceivedInto.values());
        receivedCredit.setConverter(Choice.words(RebateReceiptsPane::words));
        receivedInto.valueProperty().addListener((_, _, _) -> place());
        model.credits().valueProperty().addListener((_, _, _) -> place());
        receivedInto.setValue(ReceivedInto.BANK);
        columns();
        Listing.bind(receipts, model.run(), RebateReceiptsModel::rows);
        receipts.selectedProperty()
                .addListener(
                        (_, _, now) -> takeBack.setDisable(now == null || !now.isReversible()));
        takeBack.setDisable(true);
        model.run().valueProperty().addListener((_, _, now) -> show(now));
        show(null);
    }

    @FXML
    void recordReceipt() {
        model.record(
                new RebateReceiptsModel.Came(
                        receivedInto.getValue(),
                        receivedCredit.getValue(),
                        receivedSum.moneyProperty().get(),
                        receivedOn.getValue(),
                        receivedAccount.getText(),
                        receivedEvidence.getText()));
    }

    @FXML
    void takeBackReceipt() {
        model.takeBack(receipts.selectedProperty().get(), wrongReason.getText());
    }

    /// A bank's receipt is written down; what came to an account is one of its credits.
    private void place() {
        ReceivedInto into = receivedInto.getValue();
        boolean atBank = into == ReceivedInto.BANK;
        List.of(receivedSum, receivedOn, receivedAccount, receivedEvidence)
                .forEach(one -> offered(one, atBank));
        offered(receivedCredit, !atBank);
        RebateCreditList now = model.credits().value();
        receivedCredit.setValue(null);
        receivedCredit
                .getItems()
                .setAll(
                        now == null
                                ? List.of()
                                : now.credits().stream()
                                        .filter(one -> one.receivedInto() == into)
                                        .toList());
    }

    private static String words(RebateCredit credit) {
        String came = Words.money(credit.came()) + " · " + credit.cameOn();
        String counts =
                credit.countsOn().equals(credit.cameOn())
                        ? ""
                        : " (in the books from " + credit.countsOn() + ")";
        return came + counts + " · " + credit.account();
    }

    private void show(@Nullable RebateRun run) {
        boolean may = model.mayPrepare();
        offered(receiving, may && run != null && run.rebateRunState().posted());
        boolean reversible =
                run != null
                        && RebateReceiptsModel.rows(run).stream()
                                .anyMatch(RebateReceiptsModel.Row::isReversible);
        offered(takingBack, may && reversible);
        if (run != null) {
            receivedSum.currencyProperty().set(run.claimed().currency());
            receivedSum.setMoney(run.difference());
        }
    }

    private static void offered(Node control, boolean shown) {
        control.setVisible(shown);
        control.setManaged(shown);
    }

    private void columns() {
        receipts.columns(
                Columns.day(word("row.on"), one -> one.receipt().receivedOn()),
                Columns.money(word("row.sum"), one -> one.receipt().received()),
                Columns.text(word("row.into"), 130, one -> Words.of(one.receipt().receivedInto())),
                Columns.text(word("row.account"), 160, one -> one.receipt().account()),
                Columns.text(word("row.evidence"), 160, one -> one.receipt().evidence()),
                Columns.day(word("row.counts"), one -> one.receipt().counted()),
                Columns.text(
                        word("row.state"),
                        110,
                        one -> word(one.wrong() == null ? "row.stands" : "row.wrong")),
                Columns.day(word("row.wrong.on"), RebateReceiptsPane::wrongOn),
                Columns.text(word("row.why"), 260, RebateReceiptsPane::why));
        receipts.exportName("rebate-receipts");
        receipts.whenEmpty(
                new EmptyState(MaterialDesignC.CASH_CHECK, word("empty"), word("empty.hint")));
    }

    private static @Nullable LocalDate wrongOn(RebateReceiptsModel.Row row) {
        TakenBackReceipt wrong = row.wrong();
        return wrong == null ? null : wrong.on();
    }

    private static String why(RebateReceiptsModel.Row row) {
        TakenBackReceipt wrong = row.wrong();
        return wrong == null ? "" : wrong.reason();
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
