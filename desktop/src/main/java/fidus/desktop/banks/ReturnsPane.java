package fidus.desktop.banks;

import fidus.bank.desk.Proposals;
import fidus.bank.desk.ReturnProposal;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.ResourceBundle;

/// The payments of the house that came back, each to be recorded as it stands.
public final class ReturnsPane extends VBox {
    private final PaidModel model;

    @FXML private RecordTable<ReturnProposal> returns;
    @FXML private Button giveBack;

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
                Columns.text(texts.getString("why"), 300, ReturnProposal::why),
                Columns.text(texts.getString("asked"), 210, one -> AskedWords.of(one.asked())),
                Columns.text(texts.getString("payment"), 190, ReturnProposal::endToEndId),
                Columns.text(texts.getString("text"), 240, ReturnProposal::text),
                Columns.text(texts.getString("row"), 100, ReturnProposal::rowId));
        returns.exportName("returned-payments");
        returns.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CHECK,
                        texts.getString("empty"),
                        texts.getString("empty.hint")));
        returns.actions(giveBack);
        Listing.bind(returns, banks.proposals(), Proposals::returns);
        returns.onOpen(_ -> giveBack.fire());
        giveBack.setVisible(model.returnCommand().isAllowed());
        giveBack.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> !canGiveBack(),
                                returns.selectedProperty(),
                                model.returnCommand().readyProperty()));
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
}
