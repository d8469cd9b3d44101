package fidus.desktop.deposits;

import fidus.clients.Client;
import fidus.clients.ClientList;
import fidus.deposits.DepositDay;
import fidus.deposits.DepositMethod;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.money.Money;
import fidus.payments.wallets.Network;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;

/// The sheet for a deposit that arrived.
public final class RecordDepositView extends VBox {
    private final RecordDepositModel model;
    private final Runnable closed;

    @FXML private VBox row;
    @FXML private Label said;
    @FXML private Label evidenceLabel;
    @FXML private Label senderNameLabel;
    @FXML private ComboBox<Client> client;
    @FXML private Label clientFault;
    @FXML private MoneyField deposited;
    @FXML private Label depositedFault;
    @FXML private DatePicker valueDate;
    @FXML private Label valueDateFault;
    @FXML private Label countsOn;
    @FXML private ComboBox<DepositMethod> method;
    @FXML private TextField evidence;
    @FXML private Label evidenceFault;
    @FXML private VBox wireFields;
    @FXML private TextField senderName;
    @FXML private Label senderNameFault;
    @FXML private TextField senderIban;
    @FXML private Label senderIbanFault;
    @FXML private VBox chainFields;
    @FXML private ComboBox<Network> network;
    @FXML private Label networkFault;
    @FXML private TextField fromAddress;
    @FXML private Label fromAddressFault;
    @FXML private ComboBox<String> bank;
    @FXML private Label paidIntoFault;
    @FXML private TextArea note;
    @FXML private Label noteFault;
    @FXML private ProblemPane unread;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public RecordDepositView(RecordDepositModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        ResourceBundle texts = Fxml.load(this);
        client.setConverter(Choice.words(Client::name));
        client.valueProperty().bindBidirectional(model.client);
        model.clients().valueProperty().addListener((_, _, now) -> clients(now));
        model.clients()
                .problemProperty()
                .addListener((_, _, why) -> unread.show(why, model::begin));
        deposited.moneyProperty().addListener((_, _, now) -> model.deposited.set(now));
        model.depositedFault.bind(deposited.faultProperty());
        model.deposited.addListener((_, _, now) -> sum(now));
        Choice.day(valueDate, model.valueDate);
        model.countsProperty().addListener((_, _, now) -> counts(texts, now));
        counts(texts, model.countsProperty().get());
        Choice.bind(
                method,
                model.method,
                List.of(DepositMethod.values()),
                one -> texts.getString("method." + one));
        source(texts);
        bank.getEditor().setId("paidInto");
        bank.getEditor().textProperty().bindBidirectional(model.paidInto);
        bank.setOnShowing(_ -> bank.getItems().setAll(model.offeredAccounts()));
        note.textProperty().bindBidirectional(model.note);
        send.disableProperty().bind(model.command().readyProperty().not());
        faults();
    }

    private void faults() {
        Faults faults =
                new Faults(problem)
                        .at("clientId", clientFault)
                        .at("deposited", depositedFault)
                        .at("valueDate", valueDateFault)
                        .at("evidence", evidenceFault)
                        .at("source.senderName", senderNameFault)
                        .at("source.senderIban", senderIbanFault)
                        .at("source.network", networkFault)
                        .at("source.fromAddress", fromAddressFault)
                        .at("paidInto", paidIntoFault)
                        .at("note", noteFault);
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
    }

    /// Said only where the books would have the money on another day than its bank.
    private void counts(ResourceBundle texts, @Nullable DepositDay now) {
        boolean later = now != null && !now.countsOn().equals(now.valueDate());
        countsOn.setVisible(later);
        countsOn.setManaged(later);
        if (now != null && later) {
            countsOn.setText(
                    MessageFormat.format(
                            texts.getString("countsOn"), now.valueDate(), now.countsOn()));
        }
    }

    /// A reference or a hash; beyond it a wire and a chain say different things.
    private void source(ResourceBundle texts) {
        model.said.addListener((_, _, _) -> row(texts));
        row(texts);
        evidence.textProperty().bindBidirectional(model.evidence);
        senderName.textProperty().bindBidirectional(model.senderName);
        senderIban.textProperty().bindBidirectional(model.senderIban);
        Choice.bind(network, model.network, List.of(Network.values()), Network::name);
        fromAddress.textProperty().bindBidirectional(model.fromAddress);
        var wire = model.method.isEqualTo(DepositMethod.FIAT);
        wireFields.visibleProperty().bind(wire);
        wireFields.managedProperty().bind(wire);
        chainFields.visibleProperty().bind(wire.not());
        chainFields.managedProperty().bind(wire.not());
    }

    /// What the bank says of the money, above what a person says of it.
    private void row(ResourceBundle texts) {
        String now = model.said.get();
        boolean any = !now.isEmpty();
        row.setVisible(any);
        row.setManaged(any);
        said.setText(now);
        evidenceLabel.setText(texts.getString(any ? "evidence.row" : "evidence"));
        senderNameLabel.setText(
                texts.getString(any && model.isUnnamed() ? "senderName.unsaid" : "senderName"));
    }

    void begin() {
        sum(model.deposited.get());
        client.requestFocus();
    }

    @FXML
    void close() {
        closed.run();
    }

    @FXML
    void send() {
        model.send();
    }

    private void clients(@Nullable ClientList now) {
        Client chosen = model.client.get();
        client.getItems().setAll(now == null ? List.of() : now.clients());
        model.client.set(chosen);
    }

    private void sum(@Nullable Money now) {
        Money typed = deposited.moneyProperty().get();
        if (now != null && !now.equals(typed)) {
            deposited.setMoney(now);
        } else if (now == null && typed != null) {
            deposited.clear();
        }
    }
}
