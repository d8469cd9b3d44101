package fidus.desktop.banks;

import fidus.bank.desk.ConfirmationProposal;
import fidus.bank.desk.ConfirmationProposal.Line;
import fidus.bank.desk.Proposals;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
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
    @FXML private Button confirm;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    ConfirmationsPane(BanksModel banks) {
        model = banks.paid();
        texts = Fxml.load(this);
        columns();
        confirmations.whenEmpty(empty("empty"));
        payments.whenEmpty(empty("payments.empty"));
        confirmations.actions(confirm);
        Listing.bind(confirmations, banks.proposals(), Proposals::confirmations);
        confirmations.selectedProperty().addListener((_, _, now) -> show(now));
        confirm.setVisible(model.confirmCommand().isAllowed());
        confirm.disableProperty()
                .bind(
                        model.confirmCommand()
                                .readyProperty()
                                .not()
                                .or(
                                        Bindings.createBooleanBinding(
                                                this::isNothingToAsk,
                                                confirmations.selectedProperty())));
    }

    /// Nothing is chosen, or another person is asked for it already.
    private boolean isNothingToAsk() {
        ConfirmationProposal chosen = confirmations.selectedProperty().get();
        return chosen == null || chosen.asked() != null;
    }

    @FXML
    void confirm() {
        ConfirmationProposal chosen = confirmations.selectedProperty().get();
        if (chosen != null) {
            model.confirm(chosen);
        }
    }

    private void show(@Nullable ConfirmationProposal chosen) {
        payments.rows(chosen == null ? List.of() : chosen.lines());
    }

    private void columns() {
        confirmations.columns(
                Columns.whole(word("batch"), 70, ConfirmationProposal::batchNumber),
                Columns.text(word("what"), 420, ConfirmationProposal::sentence),
                Columns.text(word("asked"), 210, one -> AskedWords.of(one.asked())),
                Columns.money(word("charge"), one -> one.confirmation().charge()),
                Columns.day(word("valued"), one -> one.confirmation().valueOn()),
                Columns.text(word("evidence"), 220, one -> one.confirmation().evidence()));
        payments.columns(
                Columns.text(word("payment"), 150, Line::endToEndId),
                Columns.text(word("payee"), 150, Line::partyName),
                Columns.money(word("ordered"), Line::ordered),
                Columns.money(word("shown"), Line::shown),
                Columns.text(word("differences"), 320, one -> String.join(" ", one.differences())),
                Columns.text(word("destination"), 200, Line::destination),
                Columns.text(word("otherSide"), 200, Line::otherSide),
                Columns.day(word("day"), Line::day),
                Columns.text(word("text"), 220, Line::text),
                Columns.text(word("row"), 100, Line::rowId));
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
