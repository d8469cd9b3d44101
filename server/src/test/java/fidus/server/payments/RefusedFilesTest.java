package fidus.server.payments;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.payments.BatchDetail;
import fidus.payments.BatchState;
import fidus.payments.ConfirmPayments;
import fidus.payments.FileFormat;
import fidus.payments.GetFile;
import fidus.payments.MarkSent;
import fidus.payments.PayableRow;
import fidus.payments.Payment;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentId;
import fidus.payments.PaymentState;
import fidus.payments.ReturnPayments;
import fidus.payments.Settlement;
import fidus.payments.WithdrawBatch;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// Files that a bank rejects, or that nobody gave it, and several payments that come back at once.
final class RefusedFilesTest extends PaidParties {
    private BatchDetail draft;

    @BeforeEach
    void batch() {
        twoClients();
        draft = create("payout/1", "payout/2", "payout/3");
    }

    private BatchDetail written() {
        write(approved(draft), FileFormat.PAIN_001_001_09);
        return detail(draft);
    }

    private Prepared withdraw(BatchDetail written, @Nullable String evidence) {
        return desk.ask(
                PaymentCalls.WITHDRAW,
                new WithdrawBatch(
                        written.batch().id(),
                        written.batch().version(),
                        evidence,
                        "The bank rejected the whole file"));
    }

    @Test
    void twoPersonsCancelAFileThatTheBankNeverExecuted() {
        BatchDetail written = written();
        assertThat(code(() -> cancel(written))).isEqualTo(Problem.Code.WRONG_STATE);

        Prepared waiting = withdraw(written, "RJCT-77");

        assertThat(waiting.shown())
                .contains(
                        new Shown("The bank's answer", "RJCT-77"),
                        new Shown("Payment 2", "250.00 EUR to Bert may be paid anew"));
        assertThat(detail(draft).batch().batchState()).isEqualTo(BatchState.APPROVED);
        assertThat(rows()).isEmpty();
        assertThat(code(() -> desk.decide(waiting, desk.operator())))
                .isEqualTo(Problem.Code.SAME_PERSON);
        desk.approve(waiting);

        BatchDetail after = detail(draft);
        assertThat(after.batch().batchState()).isEqualTo(BatchState.CANCELLED);
        assertThat(after.payments())
                .allMatch(one -> one.paymentState() == PaymentState.CANCELLED)
                .extracting(Payment::ended)
                .extracting(Settlement::evidence, Settlement::note)
                .containsOnly(tuple("RJCT-77", "The bank rejected the whole file"));
        assertThat(desk.journal()).isEmpty();
        assertThat(rows()).containsExactlyInAnyOrder("payout/1", "payout/2", "payout/3");
    }

    @Test
    void theFileStaysAsEvidenceAndIsNeverSent() {
        BatchDetail written = written();
        var file = written.batch().files().getFirst();
        desk.approve(withdraw(written, null));
        BatchDetail after = detail(draft);

        assertThat(
                        desk.ask(
                                        PaymentCalls.FILE,
                                        new GetFile(after.batch().id(), file.fileFormat()))
                                .sha256())
                .isEqualTo(file.sha256());
        var send = new MarkSent(after.batch().id(), after.batch().version(), file.sha256());
        assertThat(code(() -> desk.ask(PaymentCalls.SENT, send)))
                .isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(code(() -> write(after, FileFormat.PAIN_001_001_03)))
                .isEqualTo(Problem.Code.WRONG_STATE);
        BatchDetail anew = sent(create("payout/1", "payout/2", "payout/3"));
        assertThat(anew.batch().messageId()).isNotEqualTo(after.batch().messageId());
        assertThat(anew.batch().files().getFirst().sha256()).isNotEqualTo(file.sha256());
        assertThat(anew.payments())
                .extracting(Payment::endToEndId)
                .doesNotContainAnyElementsOf(
                        after.payments().stream().map(Payment::endToEndId).toList());
    }

    @Test
    void aFileThatWasSentMeanwhileIsNotCancelled() {
        BatchDetail written = written();
        Prepared waiting = withdraw(written, "RJCT-77");
        BatchDetail sent =
                desk.ask(
                        PaymentCalls.SENT,
                        new MarkSent(
                                written.batch().id(),
                                written.batch().version(),
                                written.batch().files().getFirst().sha256()));

        assertThat(code(() -> desk.approve(waiting))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(detail(draft).batch().batchState()).isEqualTo(BatchState.SENT);
        // What can only fail bars nothing.
        desk.approve(giveBack(sent, List.of(), "RJCT-78"));
        assertThat(detail(draft).batch().batchState()).isEqualTo(BatchState.FAILED);
    }

    @Test
    void aWithdrawalThatWaitsEndsWhenAnotherFileIsWritten() {
        BatchDetail written = written();
        Prepared waiting = withdraw(written, "RJCT-77");
        write(written, FileFormat.PAIN_001_001_03);

        assertThat(code(() -> desk.approve(waiting))).isEqualTo(Problem.Code.WRONG_STATE);
        desk.approve(withdraw(detail(draft), "RJCT-77"));
        assertThat(detail(draft).batch().batchState()).isEqualTo(BatchState.CANCELLED);
    }

    @Test
    void aBatchWithoutAFileNeedsNoSecondPersonToBeCancelled() {
        BatchDetail approved = approved(draft);

        assertThat(code(() -> withdraw(approved, "RJCT-77"))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(cancel(approved).batch().batchState()).isEqualTo(BatchState.CANCELLED);
    }

    @Test
    void aRejectedFileEndsAllItsPaymentsUnderOneReference() {
        BatchDetail sent = sent(draft);

        desk.approve(giveBack(sent, List.of(), "RJCT-77"));

        BatchDetail after = detail(draft);
        assertThat(after.batch().batchState()).isEqualTo(BatchState.FAILED);
        assertThat(after.payments()).allMatch(one -> one.paymentState() == PaymentState.FAILED);
        assertThat(desk.journal()).isEmpty();
        assertThat(rows()).hasSize(3);
        BatchDetail anew = sent(create("payout/1", "payout/2", "payout/3"));
        assertThat(code(() -> giveBack(anew, List.of(), "rjct-77")))
                .isEqualTo(Problem.Code.EVIDENCE_USED);
    }

    @Test
    void whatCameBackTogetherIsTakenOutOfTheBooksTogether() {
        BatchDetail sent = sent(draft);
        desk.approve(
                desk.ask(
                        PaymentCalls.CONFIRM,
                        new ConfirmPayments(
                                sent.batch().id(), List.of(), "BANK-1", desk.today(), null, null)));
        assertThat(desk.journal()).hasSize(2);

        Prepared back = giveBack(sent, ids(sent), "RET-1");
        assertThat(back.title()).isEqualTo("Came back: 2 payments of batch 1, 400.00 EUR");
        desk.approve(back);

        assertThat(detail(draft).payments())
                .allMatch(one -> one.paymentState() == PaymentState.REVERSED)
                .allMatch(one -> Objects.requireNonNull(one.ended()).evidence().equals("RET-1"));
        assertThat(desk.journal()).hasSize(4);
        assertThat(desk.payouts.told)
                .endsWith("reversed payout/1", "reversed payout/2", "reversed payout/3");
        assertThat(rows()).hasSize(3);
    }

    @Test
    void paymentsThatLeftAndPaymentsThatDidNotAreNotReturnedTogether() {
        BatchDetail sent = sent(draft);
        desk.approve(
                desk.ask(
                        PaymentCalls.CONFIRM,
                        new ConfirmPayments(
                                sent.batch().id(),
                                List.of(ids(sent).getFirst()),
                                "BANK-1",
                                desk.today(),
                                null,
                                null)));

        Problem mixed = problem(() -> giveBack(sent, ids(sent), "RET-1"));
        assertThat(mixed.code()).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(mixed.fields().getFirst().field()).isEqualTo("payments");
        desk.approve(giveBack(sent, List.of(), "RJCT-2"));
        assertThat(detail(draft).payments())
                .extracting(Payment::paymentState)
                .containsExactly(PaymentState.CONFIRMED, PaymentState.FAILED);
        assertThat(detail(draft).batch().batchState()).isEqualTo(BatchState.PAID);
    }

    private Prepared giveBack(BatchDetail batch, List<PaymentId> payments, String evidence) {
        return desk.ask(
                PaymentCalls.RETURN_TOGETHER,
                new ReturnPayments(
                        batch.batch().id(),
                        payments,
                        evidence,
                        desk.today(),
                        "Rejected by the bank"));
    }

    private static List<PaymentId> ids(BatchDetail batch) {
        return batch.payments().stream().map(Payment::id).toList();
    }

    /// What can be put into a batch.
    private List<String> rows() {
        return desk.rows().stream()
                .filter(row -> row.blocked() == null)
                .map(PayableRow::payable)
                .map(payable -> payable.item())
                .toList();
    }
}
