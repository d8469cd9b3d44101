package fidus.desktop.banks;

import fidus.bank.desk.Proposals;
import fidus.bank.desk.ReturnProposal;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.ResourceBundle;

/// The payments of the house that came back, each to be recorded as it stands; and what was taken
/// for one twice and given back, each to be set against the row that took it.
public final class ReturnsPane extends VBox {
    private final PaidModel model;

    @FXML private RecordTable<ReturnProposal> returns;
    @FXML private Button giveBack;
    @FXML private Button setAgainst;
    @FXML private Label whole;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    ReturnsPane(BanksModel banks) {
        model = banks.paid();
        ResourceBundle texts = Fxml.load(this);
        returns.columns(
                Columns.day(texts.getString("day"), ReturnProposal::day),
                Columns.money(texts.getString("money"), ReturnProposal::money),
                Columns.text(texts.getString("payee"), 160, ReturnProposal::partyName),
                Columns.money(texts.getString("sent"), ReturnProposal::paymentAmount),
                Columns.money(
                        texts.getString("charge"),
                        one -> one.booking() == null ? null : one.booking().charge()),
                Columns.text(texts.getString("why"), 300, ReturnProposal::why, RowWords::said),
                Columns.text(texts.getString("asked"), 210, one -> AskedWords.of(one.asked())),
                Columns.text(texts.getString("payment"), 190, ReturnProposal::endToEndId),
                Columns.text(texts.getString("text"), 240, ReturnProposal::text),
                RowWords.column(texts.getString("row"), ReturnProposal::rowId));
        returns.exportName("returned-payments");
        returns.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CHECK,
                        texts.getString("empty"),
                        texts.getString("empty.hint")));
        returns.actions(giveBack, setAgainst);
        Listing.bind(returns, banks.proposals(), Proposals::returns);
        returns.onOpen(this::send);
        abled();
    }

    private void abled() {
        PickedText.of(whole, returns, one -> Words.figures(one.why()));
        giveBack.setVisible(model.returnCommand().isAllowed());
        giveBack.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> !canGiveBack(),
                                returns.selectedProperty(),
                                model.returnCommand().readyProperty()));
        setAgainst.setVisible(model.againstCommand().isAllowed());
        setAgainst
                .disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> !canSetAgainst(),
                                returns.selectedProperty(),
                                model.againstCommand().readyProperty()));
    }

    /// What is proposed for a row, one of the two or nothing.
    private void send(ReturnProposal one) {
        (one.takesBack() == null ? giveBack : setAgainst).fire();
    }

    private boolean canSetAgainst() {
        ReturnProposal one = returns.selectedProperty().get();
        return one != null
                && one.takesBack() != null
                && one.asked() == null
                && model.againstCommand().readyProperty().get();
    }

    private boolean canGiveBack() {
        ReturnProposal one = returns.selectedProperty().get();
        return one != null
                && one.booking() != null
                && one.asked() == null
                && model.returnCommand().readyProperty().get();
    }

    @FXML
    void giveBack() {
        ReturnProposal chosen = returns.selectedProperty().get();
        if (chosen != null) {
            model.giveBack(chosen);
        }
    }

    @FXML
    void setAgainst() {
        ReturnProposal chosen = returns.selectedProperty().get();
        if (chosen != null) {
            model.setAgainst(chosen);
        }
    }
}
