package fidus.server.payments;

import static fidus.server.Desk.code;
import static fidus.server.payments.PayDesk.ADA;
import static fidus.server.payments.PayDesk.BERT;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.money.Currency;
import fidus.payments.BatchDetail;
import fidus.payments.BatchState;
import fidus.payments.FileFormat;
import fidus.payments.PayableBlock;
import fidus.payments.Payment;
import fidus.payments.PaymentCalls;
import fidus.payments.SubmitBatch;
import fidus.payments.wallets.AddWallet;
import fidus.payments.wallets.RetireWallet;
import fidus.payments.wallets.WalletCalls;
import fidus.server.StoredBytes;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/// Whose wallet is paid, and who may not decide about it.
final class PaidWalletsTest extends PaidParties {
    @Test
    void nobodyApprovesTheirOwnBatchNorPaysAWalletTheyJustEntered() {
        desk.wallet(ADA, "Ada", ADAS);
        desk.owe(ADA, "Ada", "1", "150.00");
        BatchDetail draft =
                desk.ask(PaymentCalls.CREATE, desk.batch(house, "payout/1"), desk.both());
        var submit = new SubmitBatch(draft.batch().id(), draft.batch().version());
        Prepared own = desk.ask(PaymentCalls.SUBMIT, submit, desk.both());
        assertThat(code(() -> desk.decide(own, desk.both()))).isEqualTo(Problem.Code.SAME_PERSON);
        desk.withdraw(own, desk.both());
        Prepared sent = submit(draft);
        assertThat(code(() -> desk.decide(sent, desk.both()))).isEqualTo(Problem.Code.SAME_PERSON);

        var added = desk.ask(WalletCalls.ADD, berts(), desk.both());
        desk.approve(desk.waiting("wallet/" + added.id().value()));
        desk.pass(Duration.ofDays(1));
        desk.owe(BERT, "Bert", "2", "20.00");
        Prepared early = submit(create("payout/2"));
        assertThat(code(() -> desk.decide(early, desk.both()))).isEqualTo(Problem.Code.SAME_PERSON);
        assertThat(desk.approve(early).checkerId()).isNotNull();
    }

    private static AddWallet berts() {
        return new AddWallet(
                BERT, "Bert", "Giro", Currency.EUR, PayDesk.details("Bert", BERTS), null, false);
    }

    @Test
    @DisplayName("D17: no account number of a payment stands in the database")
    void noAccountNumberStandsInTheDatabase() {
        twoClients();
        BatchDetail paid = sent(create("payout/1", "payout/2", "payout/3"));
        assertThat(paid.payments())
                .extracting(Payment::destination)
                .anyMatch(to -> to.contains(ADAS));
        assertThat(StoredBytes.of(desk.server().parts().mongo()))
                .contains(ADA)
                .contains("Fidus Fund GmbH")
                .doesNotContain(ADAS)
                .doesNotContain(BERTS)
                .doesNotContain("DE87200500001234567890");
    }

    @Test
    void whoeverSaidWhichWalletIsPaidDoesNotApproveThePaymentForSevenDays() {
        desk.wallet(ADA, "Ada", ADAS);
        var second = desk.wallet(ADA, "Ada", BERTS);
        var about = new fidus.payments.wallets.AboutWallet(second.id());
        desk.approve(desk.ask(WalletCalls.MAKE_PRIMARY, about, desk.both()));
        desk.owe(ADA, "Ada", "1", "150.00");
        BatchDetail draft = create("payout/1");
        Prepared batch = submit(draft);
        assertThat(code(() -> desk.decide(batch, desk.both()))).isEqualTo(Problem.Code.SAME_PERSON);

        desk.pass(Duration.ofDays(7));
        cancel(detail(draft));
        Prepared later = submit(create("payout/1"));
        assertThat(desk.decide(later, desk.both()).checkerId()).isNotNull();

        var first = desk.ask(WalletCalls.ADD, berts());
        desk.decide(desk.waiting("wallet/" + first.id().value()), desk.both());
        desk.pass(Duration.ofDays(1));
        desk.owe(BERT, "Bert", "2", "20.00");
        Prepared early = submit(create("payout/2"));
        assertThat(code(() -> desk.decide(early, desk.both())))
                .as("it is paid because it is the only one")
                .isEqualTo(Problem.Code.SAME_PERSON);
    }

    @Test
    void aWalletRetiredMeanwhileStopsTheBatch() {
        var wallet = desk.wallet(ADA, "Ada", ADAS);
        desk.owe(ADA, "Ada", "1", "150.00");
        BatchDetail draft = create("payout/1");
        Prepared waiting = submit(draft);
        desk.approve(
                desk.ask(
                        WalletCalls.RETIRE,
                        new RetireWallet(wallet.id(), "The account was closed")));

        assertThat(code(() -> desk.approve(waiting))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(detail(draft).batch().batchState()).isEqualTo(BatchState.DRAFT);
        assertThat(code(() -> submit(draft))).isEqualTo(Problem.Code.NOT_PAYABLE);
    }

    @Test
    void aWalletRetiredAfterApprovalStopsTheFile() {
        var wallet = desk.wallet(ADA, "Ada", ADAS);
        desk.owe(ADA, "Ada", "1", "150.00");
        BatchDetail approved = approved(create("payout/1"));
        desk.approve(
                desk.ask(
                        WalletCalls.RETIRE,
                        new RetireWallet(wallet.id(), "The account was closed")));

        assertThat(code(() -> write(approved, FileFormat.PAIN_001_001_03)))
                .isEqualTo(Problem.Code.NOT_PAYABLE);
        BatchDetail cancelled = cancel(approved);
        assertThat(cancelled.batch().batchState()).isEqualTo(BatchState.CANCELLED);
        assertThat(desk.rows().getFirst().blocked()).isEqualTo(PayableBlock.NO_WALLET);
    }
}
