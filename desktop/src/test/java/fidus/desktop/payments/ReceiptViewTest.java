package fidus.desktop.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.agents.AgentCalls;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.clients.ClientCalls;
import fidus.clients.ClientList;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.Payments;
import fidus.desktop.samples.People;
import fidus.desktop.samples.Sent;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Shell;
import fidus.payments.BatchState;
import fidus.payments.PayableList;
import fidus.payments.PaymentCalls;
import fidus.payments.wallets.HouseAccountList;
import fidus.payments.wallets.WalletCalls;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Objects;

/// From a confirmed payment to its receipt.
@ExtendWith(ApplicationExtension.class)
class ReceiptViewTest {
    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(ClientCalls.LIST, _ -> new ClientList(List.of(Contracts.CLIENT)));
        fake.answer(AgentCalls.LIST, _ -> People.agents());
        fake.answer(PaymentCalls.PAYABLES, _ -> Payments.payables());
        fake.answer(PaymentCalls.BATCHES, _ -> Payments.batches());
        fake.answer(PaymentCalls.BATCH, _ -> Payments.detail(BatchState.SENT));
        fake.answer(PaymentCalls.RECEIPT, _ -> Payments.receipt());
        fake.answer(WalletCalls.LIST, _ -> Payments.wallets());
        fake.answer(WalletCalls.HOUSE_ACCOUNTS, _ -> new HouseAccountList(List.of()));
        shell = fake.signedIn(Accounts.NOW);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aConfirmedPaymentShowsItsReceipt() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var view = new PaymentsView(shell);
                            view.visited("paymentBatch/" + Payments.BATCH.value());
                            Screenshots.of(view, "payments-batch-open", 1080, 700);
                            ((TableView<?>) named(view, "payments").lookup(".table-view"))
                                    .getSelectionModel()
                                    .select(1);
                            ((Button) named(view, "receipt")).fire();
                            Screenshots.of(view.getScene(), "payments-receipt");
                            assertThat(named(view, "receiptLines").isVisible()).isTrue();
                            assertThat(named(view, "copyReceipt").isDisabled()).isFalse();
                            return view;
                        })
                .get();
    }

    @Test
    void aFileTheBankNeverExecutedIsCancelledWhereItsPaymentsStand() throws Exception {
        fake.answer(PaymentCalls.BATCH, _ -> Payments.written());
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var view = new PaymentsView(shell);
                            view.visited("paymentBatch/" + Payments.BATCH.value());
                            Screenshots.of(view, "payments-batch-written", 1080, 800);
                            var cancel = (Button) named(view, "cancel");
                            assertThat(cancel.getText()).contains("never executed");
                            assertThat(cancel.isDisabled()).isFalse();
                            assertThat(named(view, "hint").isVisible()).isTrue();
                            return view;
                        })
                .get();
    }

    @Test
    void whoWasPaidTooMuchIsShownWithTheFormForWhatCameBack() throws Exception {
        fake.answer(PaymentCalls.PAYABLES, _ -> Payments.owedBack());
        fake.answer(WalletCalls.HOUSE_ACCOUNTS, _ -> Payments.houses());
        List<ObjectNode> sent = Sent.to(fake, PaymentCalls.RECORD_OWED_BACK);
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var view = new PaymentsView(shell);
                            view.visited("");
                            Screenshots.of(view, "payments-owed-back", 1080, 700);
                            var record = (Button) named(view, "record");
                            record.fire();
                            Screenshots.of(view.getScene(), "payments-owed-back-refused");
                            assertThat(((Label) named(view, "sumFault")).getText()).isNotBlank();
                            assertThat(sent).isEmpty();
                            ((MoneyField) named(view, "sum")).setText("20.00");
                            ((TextField) named(view, "reference")).setText("BACK-1");
                            ((TextField) named(view, "why")).setText("The fee was corrected");
                            record.fire();
                            return view;
                        })
                .get();
        assertThat(sent.getFirst().get("item").asText()).isEqualTo(Payments.owed().item());
        assertThat(sent.getFirst().get("money").toString()).contains("20.00");
    }

    @Test
    void severalBatchesAreShownBeforeTheyAreMade() throws Exception {
        fake.answer(
                PaymentCalls.PAYABLES,
                _ -> new PayableList(Accounts.NOW, Payments.many(402), List.of()));
        fake.answer(WalletCalls.HOUSE_ACCOUNTS, _ -> Payments.houses());
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var view = new PaymentsView(shell);
                            view.visited("");
                            Screenshots.of(view, "payments-several", 1080, 700);
                            Node pane = named(view, "create");
                            while (!(pane instanceof PayablesPane)) {
                                pane = pane.getParent();
                            }
                            ((RecordTable<?>) pane.lookup("#table"))
                                    .table()
                                    .getSelectionModel()
                                    .selectAll();
                            Screenshots.of(view.getScene(), "payments-several-planned");
                            assertThat(((Label) named(view, "plan")).getText())
                                    .contains("400 items for 200 payees, 4\u202f000.00 EUR")
                                    .contains("2 items for 1 payee");
                            assertThat(((Button) named(view, "create")).getText())
                                    .isEqualTo("Make 2 batches");
                            return view;
                        })
                .get();
    }

    private static Node named(PaymentsView view, String id) {
        view.applyCss();
        view.layout();
        return Objects.requireNonNull(view.lookup("#" + id), id);
    }
}
