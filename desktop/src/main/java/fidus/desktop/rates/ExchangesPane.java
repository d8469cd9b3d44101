package fidus.desktop.rates;

import fidus.approvals.Prepared;
import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.approvals.WaitingStrip;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.exchanges.ExchangeAccount;
import fidus.exchanges.ExchangeCard;
import fidus.exchanges.ExchangeList;
import fidus.exchanges.ExchangeState;
import fidus.exchanges.ExchangeWorth;

import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;

/// Exchanges of money between the house's own accounts, and the form that prepares one.
final class ExchangesPane extends VBox {
    private final ExchangesModel model;
    private final ResourceBundle texts;
    private final WaitingStrip waiting;
    private final SecondPersonPane second;

    @FXML private VBox entering;
    @FXML private ComboBox<@Nullable ExchangeAccount> from;
    @FXML private Label fromFault;
    @FXML private MoneyField given;
    @FXML private Label givenFault;
    @FXML private ComboBox<@Nullable ExchangeAccount> to;
    @FXML private Label toFault;
    @FXML private MoneyField received;
    @FXML private Label receivedFault;
    @FXML private DatePicker on;
    @FXML private Label onFault;
    @FXML private TextField reference;
    @FXML private Label referenceFault;
    @FXML private ComboBox<String> owner;
    @FXML private Button send;
    @FXML private ProblemPane problem;
    @FXML private FlowPane takingBack;
    @FXML private TextField wrongReason;
    @FXML private Button takeBack;
    @FXML private RecordTable<ExchangeCard> exchanges;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    ExchangesPane(RatesModel rates) {
        model = rates.exchanges();
        texts = Fxml.load(this);
        second = new SecondPersonPane(rates.shell());
        waiting = new WaitingStrip(rates.shell(), Set.of("EXCHANGE_MONEY", "REVERSE_EXCHANGE"));
        getChildren().addFirst(waiting);
        getChildren().add(getChildren().indexOf(takingBack), second);
        second.whenDecided(_ -> read());
        form();
        table();
        Listing.bind(exchanges, model.exchanges(), ExchangeList::exchanges);
        model.exchanges().valueProperty().addListener((_, _, now) -> show(now));
        model.reverse().problemProperty().addListener((_, _, why) -> problem.show(why));
        exchanges
                .selectedProperty()
                .addListener((_, _, now) -> takeBack.setDisable(!ExchangesModel.isReversible(now)));
        takeBack.setDisable(true);
        second.show(null);
        show(null);
    }

    void read() {
        model.read();
        waiting.read();
    }

    /// Chooses an exchange once the list is there.
    void choose(String id) {
        model.exchanges().valueProperty().addListener((_, _, _) -> select(id));
        select(id);
    }

    private void select(String id) {
        exchanges.select(one -> one.exchange().id().value().toString().equals(id));
    }

    @FXML
    void sendExchange() {
        model.send(
                waits -> {
                    model.clear();
                    waits(waits);
                });
    }

    @FXML
    void takeBackExchange() {
        model.takeBack(exchanges.selectedProperty().get(), wrongReason.getText(), this::waits);
    }

    private void waits(Prepared one) {
        second.show(one);
        waiting.read();
    }

    private void form() {
        account(from, model.from, given);
        account(to, model.to, received);
        sum(given, model.given);
        sum(received, model.received);
        Choice.day(on, model.on);
        reference.textProperty().bindBidirectional(model.reference);
        Choice.bind(
                owner,
                model.owner,
                ExchangesModel.OWNERS,
                one -> one.isEmpty() ? word("owner.none") : one);
        Faults faults =
                new Faults(problem)
                        .at("from", fromFault)
                        .at("to", toFault)
                        .at("given", givenFault)
                        .at("received", receivedFault)
                        .at("on", onFault)
                        .at("reference", referenceFault);
        model.prepare().problemProperty().addListener((_, _, why) -> faults.show(why));
        send.disableProperty().bind(model.prepare().readyProperty().not());
        faults.show(null);
    }

    private static void account(
            ComboBox<@Nullable ExchangeAccount> box,
            ObjectProperty<@Nullable ExchangeAccount> value,
            MoneyField sum) {
        Choice.bind(
                box,
                value,
                List.of(),
                one -> one == null ? "" : one.name() + " · " + one.currency());
        value.addListener(
                (_, _, now) -> {
                    if (now != null) {
                        sum.currencyProperty().set(now.currency());
                    }
                });
    }

    private static void sum(MoneyField field, ObjectProperty<fidus.money.@Nullable Money> value) {
        field.moneyProperty().addListener((_, _, now) -> value.set(now));
        value.addListener(
                (_, _, now) -> {
                    if (now == null && field.moneyProperty().get() != null) {
                        field.clear();
                    }
                });
    }

    private void show(@Nullable ExchangeList now) {
        boolean may = model.prepare().isAllowed();
        offered(entering, may);
        offered(
                takingBack,
                may
                        && now != null
                        && now.exchanges().stream().anyMatch(ExchangesModel::isReversible));
        List<ExchangeAccount> accounts = now == null ? List.of() : now.accounts();
        offer(from, accounts);
        offer(to, accounts);
    }

    private static void offer(
            ComboBox<@Nullable ExchangeAccount> box, List<ExchangeAccount> accounts) {
        ExchangeAccount chosen = box.getValue();
        box.getItems().setAll(accounts);
        box.setValue(chosen != null && accounts.contains(chosen) ? chosen : null);
    }

    private void table() {
        exchanges.columns(
                Columns.day(word("row.on"), one -> one.exchange().on()),
                Columns.money(word("row.given"), one -> one.exchange().given()),
                Columns.text(word("row.from"), 140, one -> one.exchange().fromName()),
                Columns.money(word("row.received"), one -> one.exchange().received()),
                Columns.text(word("row.to"), 140, one -> one.exchange().toName()),
                Columns.text(word("row.agreed"), 170, one -> one.worth().agreedWords()),
                Columns.text(word("row.approved"), 230, one -> one.worth().approvedWords()),
                Columns.money(word("row.difference"), one -> one.worth().difference()),
                Columns.text(word("row.percent"), 90, one -> percent(one.worth())),
                Columns.badge(
                        word("row.state"),
                        110,
                        one -> one.exchange().exchangeState(),
                        now -> now == ExchangeState.POSTED ? Tone.GOOD : Tone.NEUTRAL),
                Columns.text(word("row.reference"), 150, one -> one.exchange().reference()),
                Columns.text(word("row.owner"), 110, this::owner),
                Columns.whole(word("row.entry"), 80, one -> one.exchange().entryNumber()),
                Columns.text(word("row.maker"), 140, one -> one.exchange().maker()),
                Columns.text(word("row.checker"), 140, one -> one.exchange().checker()),
                Columns.text(word("row.why"), 240, one -> one.exchange().reason()));
        exchanges.exportName("exchanges-of-money");
        exchanges.whenEmpty(
                new EmptyState(MaterialDesignS.SWAP_HORIZONTAL, word("empty"), word("empty.hint")));
    }

    private String owner(ExchangeCard one) {
        String fund = one.exchange().fund();
        return fund == null ? word("owner.none") : fund;
    }

    private static String percent(ExchangeWorth worth) {
        return worth.percent() == null ? "" : Words.number(worth.percent()) + " %";
    }

    private static void offered(Node control, boolean shown) {
        control.setVisible(shown);
        control.setManaged(shown);
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
