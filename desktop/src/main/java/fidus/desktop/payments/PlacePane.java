package fidus.desktop.payments;

import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.payments.wallets.Network;
import fidus.payments.wallets.WalletKind;

import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.ResourceBundle;

/// The part of a form where an account at a bank or an address on a chain is typed.
public final class PlacePane extends VBox {
    @FXML private ComboBox<WalletKind> kind;
    @FXML private TextField currency;
    @FXML private Label currencyFault;
    @FXML private VBox held;
    @FXML private TextField holder;
    @FXML private Label holderFault;
    @FXML private ComboBox<Network> network;
    @FXML private TextField account;
    @FXML private Label accountFault;
    @FXML private VBox fiat;
    @FXML private TextField bank;
    @FXML private Label bankFault;
    @FXML private TextField bic;
    @FXML private Label bicFault;
    @FXML private TextField routing;
    @FXML private Label routingFault;
    @FXML private TextField country;
    @FXML private Label countryFault;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    PlacePane(PlaceModel model) {
        ResourceBundle texts = Fxml.load(this);
        kind.getItems().setAll(WalletKind.values());
        kind.setConverter(Choices.named(one -> texts.getString("kind." + one)));
        kind.valueProperty().bindBidirectional(model.kind);
        network.getItems().setAll(Network.values());
        network.valueProperty().bindBidirectional(model.network);
        BooleanBinding banked = model.kind.isEqualTo(WalletKind.FIAT);
        for (Node node : List.of(fiat, held)) {
            node.visibleProperty().bind(banked);
            node.managedProperty().bind(banked);
        }
        network.visibleProperty().bind(banked.not());
        network.managedProperty().bind(banked.not());
        currency.textProperty().bindBidirectional(model.currency);
        account.textProperty().bindBidirectional(model.account);
        holder.textProperty().bindBidirectional(model.holder);
        bank.textProperty().bindBidirectional(model.bank);
        bic.textProperty().bindBidirectional(model.bic);
        routing.textProperty().bindBidirectional(model.routing);
        country.textProperty().bindBidirectional(model.country);
    }

    /// Lets the form's refusals stand beside these fields.
    Faults at(Faults faults) {
        return faults.at("currency", currencyFault)
                .at("account", accountFault)
                .at("bank.iban", accountFault)
                .at("bank.accountNumber", accountFault)
                .at("chain.address", accountFault)
                .at("bank.holder", holderFault)
                .at("bank.bank", bankFault)
                .at("bank.bic", bicFault)
                .at("bank.routing", routingFault)
                .at("bank.country", countryFault);
    }
}
