package fidus.desktop.payments;

import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.payments.wallets.AddressCheck;
import fidus.payments.wallets.PayoutWallet;
import fidus.payments.wallets.WalletList;
import fidus.payments.wallets.WalletState;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The wallets, beside them a new one and what waits for a second person.
public final class WalletsPane extends VBox {
    private final WalletsModel model;
    private final ResourceBundle texts;
    private final SecondPersonPane second;

    @FXML private RecordTable<PayoutWallet> table;
    @FXML private VBox acting;
    @FXML private Button verify;
    @FXML private Button makePrimary;
    @FXML private Button retire;
    @FXML private TextField reason;
    @FXML private Label reasonFault;
    @FXML private ProblemPane problem;
    @FXML private VBox confirmation;
    @FXML private PasswordField password;
    @FXML private VBox form;
    @FXML private ComboBox<Payee> payee;
    @FXML private Label payeeFault;
    @FXML private TextField label;
    @FXML private Label labelFault;
    @FXML private VBox destination;
    @FXML private CheckBox primary;
    @FXML private Button add;
    @FXML private VBox waiting;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    WalletsPane(WalletsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        second = new SecondPersonPane(model.shell());
        second.whenDecided(_ -> model.read());
        waiting.getChildren().setAll(second);
        columns();
        Listing.bind(table, model.wallets(), WalletList::wallets);
        table.selectedProperty().addListener((_, _, now) -> chosen(now));
        model.shell().connection().onlineProperty().addListener((_, _, _) -> abled());
        fields();
        Faults faults = faults();
        model.problemProperty().addListener((_, _, why) -> faults.show(why));
        confirmation.visibleProperty().bind(model.confirmingProperty());
        confirmation.managedProperty().bind(model.confirmingProperty());
        visible(form, model.mayPrepare());
        visible(acting, model.mayPrepare());
        abled();
    }

    private void fields() {
        payee.setConverter(Choices.named(this::named));
        model.payees()
                .addListener(
                        (ListChangeListener<Payee>)
                                _ -> {
                                    Payee before = model.payee.get();
                                    payee.getItems().setAll(model.payees());
                                    model.payee.set(before);
                                });
        payee.valueProperty().bindBidirectional(model.payee);
        label.textProperty().bindBidirectional(model.label);
        primary.selectedProperty().bindBidirectional(model.primary);
        reason.textProperty().bindBidirectional(model.reason);
    }

    private String named(Payee one) {
        return MessageFormat.format(texts.getString("payee." + one.kind()), one.name());
    }

    private Faults faults() {
        var place = new PlacePane(model.place);
        destination.getChildren().setAll(place);
        return place.at(new Faults(problem))
                .at("party", payeeFault)
                .at("label", labelFault)
                .at("reason", reasonFault);
    }

    @FXML
    void add() {
        model.add();
    }

    @FXML
    void verify() {
        model.verify(table.selectedProperty().get());
    }

    @FXML
    void makePrimary() {
        model.makePrimary(table.selectedProperty().get());
    }

    @FXML
    void retire() {
        model.retire(table.selectedProperty().get());
    }

    @FXML
    void confirm() {
        String typed = password.getText();
        password.clear();
        model.confirm(typed);
    }

    private void chosen(@Nullable PayoutWallet now) {
        if (now != null) {
            second.subject("wallet/" + now.id().value());
        }
        abled();
    }

    private void abled() {
        boolean online = model.shell().connection().onlineProperty().get();
        PayoutWallet now = table.selectedProperty().get();
        WalletState state = now == null ? null : now.walletState();
        verify.setDisable(!online || state != WalletState.PENDING_VERIFICATION);
        makePrimary.setDisable(
                !online || now == null || state != WalletState.VERIFIED || now.primary());
        retire.setDisable(!online || now == null || state == WalletState.RETIRED);
        add.setDisable(!online);
    }

    private void columns() {
        table.columns(
                Columns.text(word("party"), 140, PayoutWallet::partyName),
                Columns.text(word("currency"), 92, one -> one.currency().code()),
                Columns.badge(word("state"), 140, PayoutWallet::walletState, WalletsPane::tone),
                Columns.text(word("primary"), 84, one -> one.primary() ? "yes" : ""),
                Columns.text(word("cooling"), 110, this::cooling),
                Columns.text(word("destination"), 320, PayoutWallet::destination),
                Columns.text(
                        word("check"),
                        130,
                        one ->
                                texts.getString(
                                        one.addressCheck() == AddressCheck.CHECKSUM
                                                ? "check.right"
                                                : "check.shape")),
                Columns.text(word("label"), 120, PayoutWallet::label),
                Columns.text(word("by"), 120, PayoutWallet::createdByName));
        table.exportName("wallets");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignW.WALLET_OUTLINE,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
    }

    private String cooling(PayoutWallet wallet) {
        long hours = model.coolingHours(wallet);
        return hours == 0 ? "" : MessageFormat.format(texts.getString("cooling"), hours);
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private static Tone tone(WalletState state) {
        return switch (state) {
            case PENDING_VERIFICATION -> Tone.ATTENTION;
            case VERIFIED -> Tone.GOOD;
            case RETIRED -> Tone.NEUTRAL;
        };
    }
}
