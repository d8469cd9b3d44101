package fidus.desktop.fees;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SideSheet;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.mt5.rebates.RebateRate;
import fidus.rebates.AgreementList;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.SymbolOfGroup;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// The agreed rates of all brokers, and beside them the sheet on which they are changed.
final class BrokerRatesPane extends HBox {
    private final BrokerRatesModel model;
    private final ResourceBundle texts;

    @FXML private RecordTable<Agreed> rates;
    @FXML private Button change;
    @FXML private SideSheet side;

    /// A rate and the broker it was agreed with.
    record Agreed(BrokerAgreement agreement, RebateRate rate) {
        private String symbols() {
            return agreement.symbols().stream()
                    .filter(one -> one.symbolGroup().equals(rate.symbolGroup()))
                    .map(SymbolOfGroup::symbol)
                    .collect(Collectors.joining(", "));
        }

        private String untracked() {
            return agreement.untracked().stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
        }
    }

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    BrokerRatesPane(BrokerRatesModel model) {
        this.model = model;
        texts = Fxml.load(this);
        columns();
        rates.actions(change);
        change.setVisible(model.agree().isAllowed());
        change.setManaged(model.agree().isAllowed());
        Listing.bind(rates, model.agreements(), BrokerRatesPane::rates);
        var sheet = new BrokerRatesSheet(model);
        model.open.addListener((_, _, now) -> side.open(now ? sheet : null));
    }

    @FXML
    void startChange() {
        Agreed chosen = rates.selectedProperty().get();
        model.begin(chosen == null ? null : chosen.agreement().broker());
    }

    private static List<Agreed> rates(AgreementList list) {
        List<Agreed> rates = new ArrayList<>();
        for (BrokerAgreement agreement : list.agreements()) {
            agreement.rates().forEach(rate -> rates.add(new Agreed(agreement, rate)));
        }
        return rates;
    }

    private void columns() {
        rates.columns(
                Columns.text(word("broker"), 160, one -> one.agreement().broker()),
                Columns.text(word("group"), 80, one -> one.rate().symbolGroup()),
                Columns.day(word("from"), one -> one.rate().effectiveFrom()),
                Columns.decimal(word("rate"), 110, one -> one.rate().ratePerLot()),
                Columns.text(word("currency"), 80, one -> one.rate().currency().code()),
                Columns.text(word("symbols"), 160, Agreed::symbols),
                Columns.text(word("untracked"), 220, Agreed::untracked));
        rates.exportName("rebate-rates");
        rates.whenEmpty(
                new EmptyState(MaterialDesignC.CASH_REFUND, word("empty"), word("empty.hint")));
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
