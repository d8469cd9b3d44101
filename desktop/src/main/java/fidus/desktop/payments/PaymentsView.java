package fidus.desktop.payments;

import fidus.desktop.approvals.WaitingStrip;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Visited;
import fidus.payments.AboutPayment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentId;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;

/// What can be paid, what is being paid, and where it goes.
public final class PaymentsView extends VBox implements Visited, Dated {
    private static final Set<String> COMMANDS =
            Set.of(
                    "APPROVE_PAYMENT_BATCH",
                    "CONFIRM_PAYMENTS",
                    "RETURN_PAYMENT",
                    "RETURN_PAYMENTS",
                    "WITHDRAW_PAYMENT_BATCH",
                    "RECORD_OWED_BACK",
                    "VERIFY_WALLET",
                    "MAKE_WALLET_PRIMARY",
                    "RETIRE_WALLET",
                    "ADD_HOUSE_ACCOUNT",
                    "RETIRE_HOUSE_ACCOUNT");

    private final PayablesModel payables;
    private final BatchesModel batches;
    private final WalletsModel wallets;
    private final HousesModel houses;
    private final WaitingStrip waiting;

    @FXML private TabPane tabs;
    @FXML private Tab payablesTab;
    @FXML private Tab batchesTab;
    @FXML private Tab walletsTab;
    @FXML private Tab housesTab;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public PaymentsView(Shell shell) {
        payables = new PayablesModel(shell);
        batches = new BatchesModel(shell);
        wallets = new WalletsModel(shell);
        houses = new HousesModel(shell, payables.houses());
        ResourceBundle texts = Fxml.load(this);
        waiting = new WaitingStrip(shell, COMMANDS);
        getChildren().addFirst(waiting);
        payablesTab.setContent(new PayablesPane(payables, () -> show(housesTab)));
        batchesTab.setContent(new BatchesPane(batches));
        walletsTab.setContent(new WalletsPane(wallets));
        housesTab.setContent(new HousesPane(houses));
        payables.whenCreated(
                made ->
                        made(
                                made.batch(),
                                MessageFormat.format(
                                        texts.getString("created"), made.batch().number())));
        payables.whenManyCreated(
                made ->
                        made(
                                made.getFirst(),
                                MessageFormat.format(
                                        texts.getString("created.several"),
                                        made.size(),
                                        made.getFirst().number(),
                                        made.getLast().number())));
        batches.whenChanged(this::read);
        payables.owedBack().whenChanged(this::read);
        wallets.whenChanged(this::read);
        houses.whenChanged(this::read);
    }

    private void made(PaymentBatch first, String notice) {
        batches.shell().notices().good(notice);
        batches.choose(first);
        tabs.getSelectionModel().select(batchesTab);
        read();
    }

    /// @param subject `paymentBatch/id`, `payment/id`, `wallet/id`, `houseAccount/id`,
    ///   `houseAccounts`, or nothing
    @Override
    public void visited(String subject) {
        read();
        if (subject.startsWith("paymentBatch/")) {
            tabs.getSelectionModel().select(batchesTab);
            batches.visit(subject.substring("paymentBatch/".length()));
        } else if (subject.startsWith("payment/")) {
            tabs.getSelectionModel().select(batchesTab);
            var id = new PaymentId(UUID.fromString(subject.substring("payment/".length())));
            batches.detail().ask(PaymentCalls.BATCH_OF, new AboutPayment(id));
        } else if (subject.startsWith("wallet/")) {
            show(walletsTab);
        } else if (subject.equals("houseAccounts")) {
            show(housesTab);
        } else if (subject.startsWith("houseAccount/")) {
            show(housesTab);
            houses.visit(subject);
        }
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return payables.payables().asOfProperty();
    }

    private void show(Tab tab) {
        tabs.getSelectionModel().select(tab);
    }

    private void read() {
        payables.read();
        batches.read();
        wallets.read();
        waiting.read();
    }
}
