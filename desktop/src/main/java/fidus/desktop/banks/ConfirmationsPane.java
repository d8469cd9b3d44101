package fidus.desktop.banks;

import fidus.bank.desk.ConfirmationProposal;
import fidus.bank.desk.ConfirmationProposal.Line;
import fidus.bank.desk.Proposals;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.List;
import java.util.ResourceBundle;

/// Payments that statements show as gone; each beside its row, with what the two say differently,
/// before another person is asked to confirm them.
public final class ConfirmationsPane extends VBox {
    private final PaidModel model;
    private final ResourceBundle texts;

    @FXML private RecordTable<ConfirmationProposal> confirmations;
    @FXML private RecordTable<Line> payments;
    @FXML private Label shown;
    @FXML private Label differs;
    @FXML private Button confirm;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    ConfirmationsPane(BanksModel banks) {
        model = banks.paid();
        texts = Fxml.load(this);
        columns();
        confirmations.whenEmpty(empty("empty"));
        payments.whenEmpty(empty("payments.empty"));
        confirmations.actions(confirm);
        PickedText.of(shown, confirmations, one -> Words.figures(one.sentence()));
        PickedText.of(differs, payments, one -> Words.figures(String.join(" ", one.differences())));
        Listing.bind(confirmations, banks.proposals(), Proposals::confirmations);
        ObservableList<ConfirmationProposal> chosen =
                confirmations.table().getSelectionModel().getSelectedItems();
        chosen.addListener((ListChangeListener<ConfirmationProposal>) _ -> show());
        confirm.setVisible(model.confirmCommand().isAllowed());
        confirm.disableProperty()
                .bind(
                        model.confirmCommand()
                                .readyProperty()
                                .not()
                                .or(Bindings.createBooleanBinding(this::isNothingToAsk, chosen)));
    }

    Button confirmButton() {
        return confirm;
    }

    /// Nothing is chosen, or another person is asked for all of it already.
    private boolean isNothingToAsk() {
        return chosen().stream().allMatch(one -> one.asked() != null);
    }

    @FXML
    void confirm() {
        model.confirm(chosen());
    }

    private List<ConfirmationProposal> chosen() {
        return List.copyOf(confirmations.table().getSelectionModel().getSelectedItems());
    }

    private void show() {
        payments.rows(chosen().stream().flatMap(one -> one.lines().stream()).toList());
    }

    private void columns() {
        confirmations.columns(
                Columns.whole(word("batch"), 70, ConfirmationProposal::batchNumber),
                Columns.text(word("what"), 420, ConfirmationProposal::sentence, Words::figures),
                Columns.text(word("asked"), 210, one -> AskedWords.of(one.asked())),
                Columns.money(word("charge"), one -> one.confirmation().charge()),
                Columns.day(word("valued"), one -> one.confirmation().valueOn()),
                Columns.text(
                        word("evidence"), 220, one -> one.confirmation().evidence(), RowWords::of));
        payments.columns(
                Columns.text(word("payment"), 150, Line::endToEndId),
                Columns.text(word("payee"), 150, Line::partyName),
                Columns.money(word("ordered"), Line::ordered),
                Columns.money(word("shown"), Line::shown),
                Columns.text(
                        word("differences"),
                        320,
                        one -> Words.figures(String.join(" ", one.differences()))),
                Columns.text(word("destination"), 200, Line::destination),
                Columns.text(word("otherSide"), 200, Line::otherSide),
                Columns.day(word("day"), Line::day),
                Columns.text(word("text"), 220, Line::text),
                RowWords.column(word("row"), Line::rowId));
        payments.exportName("payments-to-confirm");
    }

    private EmptyState empty(String key) {
        return new EmptyState(
                MaterialDesignC.CHECK, texts.getString(key), texts.getString(key + ".hint"));
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }
}
