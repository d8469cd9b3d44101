package fidus.desktop.banks;

import fidus.bank.desk.DepositList;
import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.Proposals;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// Money that came in and that no book explains: one is recorded in its form, several by one
/// decision.
public final class DepositsPane extends VBox {
    private final BanksModel model;
    private final ResourceBundle texts;

    @FXML private RecordTable<DepositProposal> deposits;
    @FXML private Label more;
    @FXML private Label last;
    @FXML private Label told;
    @FXML private Button record;
    @FXML private Button recordAll;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    DepositsPane(BanksModel model) {
        this.model = model;
        texts = Fxml.load(this);
        columns();
        deposits.actions(record, recordAll);
        Listing.bind(deposits, model.proposals(), Proposals::deposits);
        deposits.onOpen(model.arrived()::record);
        model.proposals().valueProperty().addListener((_, _, now) -> show(now));
        deposits.table()
                .getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<DepositProposal>) _ -> chosen());
        record.disableProperty()
                .bind(
                        model.shell()
                                .connection()
                                .onlineProperty()
                                .not()
                                .or(deposits.selectedProperty().isNull()));
        recordAll.setVisible(model.arrived().command().isAllowed());
        show(null);
        chosen();
    }

    @FXML
    void record() {
        DepositProposal chosen = deposits.selectedProperty().get();
        if (chosen != null) {
            model.arrived().record(chosen);
        }
    }

    @FXML
    void recordAll() {
        model.arrived().send(selected());
    }

    private List<DepositProposal> selected() {
        return List.copyOf(deposits.table().getSelectionModel().getSelectedItems());
    }

    private void chosen() {
        List<DepositProposal> now = selected();
        DepositProposal one = now.size() == 1 ? now.getFirst() : null;
        record.setText(texts.getString(one != null && one.pending() != null ? "openIt" : "record"));
        told.setText(told(now));
        visible(told);
        int count = ArrivedModel.recordable(now).size() + ArrivedModel.lapsed(now).size();
        recordAll.setText(MessageFormat.format(texts.getString("recordAll"), count));
        recordAll
                .disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        count == 0
                                                || !model.arrived().command().readyProperty().get(),
                                model.arrived().command().readyProperty()));
    }

    /// All that is known of the one that is chosen, or why some of many are left out.
    private String told(List<DepositProposal> now) {
        if (now.size() == 1) {
            return told(now.getFirst());
        }
        long alone = now.stream().filter(DepositProposal::alone).count();
        long asked = now.stream().filter(one -> one.asked() != null).count();
        String left = alone == 0 ? "" : MessageFormat.format(texts.getString("alone"), alone);
        String waits = asked == 0 ? "" : MessageFormat.format(texts.getString("waits"), asked);
        return (left + " " + waits).strip();
    }

    private String told(DepositProposal one) {
        String by = AskedWords.of(one.asked());
        String asked = by.isEmpty() ? "" : MessageFormat.format(texts.getString("askedBy"), by);
        return Words.figures(String.join(" ", one.why(), asked, String.join(" ", one.doubts())))
                .strip();
    }

    private void show(@Nullable Proposals now) {
        more.setText(
                now == null || now.moreDeposits() == 0
                        ? ""
                        : MessageFormat.format(texts.getString("more"), now.moreDeposits()));
        visible(more);
        last.setText(now == null || now.lastList() == null ? "" : said(now.lastList()));
        visible(last);
    }

    private static void visible(Label label) {
        label.setVisible(!label.getText().isEmpty());
        label.setManaged(label.isVisible());
    }

    /// What was left of the last list, with why.
    private String said(DepositList list) {
        String left =
                list.lines().stream()
                        .filter(line -> !line.done())
                        .map(line -> RowWords.of(line.rowId()) + " (" + line.leftBecause() + ")")
                        .collect(Collectors.joining("; "));
        long done = list.lines().stream().filter(DepositList.Line::done).count();
        return left.isEmpty()
                ? ""
                : MessageFormat.format(texts.getString("last"), done, list.lines().size(), left);
    }

    private void columns() {
        deposits.columns(
                Columns.day(word("day"), DepositProposal::day),
                Columns.money(word("money"), DepositProposal::money),
                Columns.text(word("client"), 150, DepositProposal::clientName),
                Columns.text(
                        word("contract"),
                        92,
                        one -> one.contract() == null ? "" : one.contract().toString()),
                Columns.text(word("why"), 240, DepositProposal::why, RowWords::said),
                Columns.text(
                        word("doubts"), 260, one -> String.join(" ", one.doubts()), RowWords::said),
                Columns.text(word("asked"), 210, one -> AskedWords.of(one.asked())),
                Columns.text(word("counterparty"), 150, DepositProposal::counterparty),
                Columns.text(word("text"), 240, DepositProposal::text),
                RowWords.column(word("row"), DepositProposal::rowId));
        deposits.exportName("deposits-to-record");
        deposits.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CHECK,
                        texts.getString("empty"),
                        texts.getString("empty.hint")));
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }
}
