package fidus.server.bank;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.bank.desk.PaymentDoubt;
import fidus.contract.Problem;
import fidus.payments.AboutBatch;
import fidus.payments.BatchDetail;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.ReturnPayment;
import fidus.payments.WithdrawBatch;

import org.junit.jupiter.api.Test;

import java.util.Map;

/// Money that left the bank after the house had written down that it would not.
class LeftAfterAllTest extends PaidOut {
    @Test
    void aPaymentThatWasRecordedAsRefusedAndLeftAfterAllIsTold() {
        Payment failed = of(sentToBoth("11.00", "12.00"), ADA);
        desk.approve(
                desk.ask(
                        PaymentCalls.RETURN,
                        new ReturnPayment(
                                failed.id(), "R-1", desk.today(), "The bank refused it", null)));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", day(), "500,00")
                        .row(day(), "D11,00", "A9", "EREF+" + failed.endToEndId())
                        .closing(day(), "489,00"));

        assertThat(proposals().confirmations()).isEmpty();
        assertThat(proposals().doubts())
                .singleElement()
                .matches(one -> one.rowId().equals("STMT-1-1"))
                .matches(one -> one.sentence().contains("is FAILED here"))
                .matches(one -> one.sentence().contains("takes 11.00 EUR"));
    }

    /// Nobody marked the batch as sent, and the bank shows one of its payments.
    @Test
    void aFileIsNotWithdrawnWhileAStatementShowsOneOfItsPayments() {
        PaymentBatch written = written();
        Prepared waiting = withdraw(written);
        Payment ada = of(desk.ask(PaymentCalls.BATCH, new AboutBatch(written.id())), ADA);
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", day(), "500,00")
                        .row(day(), "D11,00", "A8", "EREF+" + ada.endToEndId())
                        .closing(day(), "489,00"));

        assertThat(code(() -> desk.approve(waiting))).isEqualTo(Problem.Code.WRONG_STATE);
        Problem refused = problem(() -> withdraw(written));
        assertThat(refused.code()).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(refused.message()).contains("Row STMT-1-1", "takes 11.00 EUR", "as sent");
        assertThat(proposals().doubts())
                .singleElement()
                .matches(one -> one.rowId().equals("STMT-1-1"))
                .matches(one -> one.sentence().contains("not marked as sent"));
    }

    @Test
    void aFileIsNotWithdrawnWhileAStatementShowsItAsOneSum() {
        PaymentBatch written = written();
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", day(), "500,00")
                        .row(day(), "C11,00", "A7", "RETOURE " + written.messageId())
                        .row(day(), "D23,00", "A9", "SAMMLER " + written.messageId() + "-1")
                        .closing(day(), "488,00"));

        assertThat(problem(() -> withdraw(written)).message()).contains("Row STMT-1-2");
        assertThat(proposals().doubts())
                .filteredOn(one -> one.rowId().equals("STMT-1-2"))
                .singleElement()
                .matches(one -> one.sentence().contains("takes 23.00 EUR for the file of batch"));
    }

    private PaymentBatch written() {
        return desk.written(main, Map.of(ADA, "11.00", BERT, "12.00"));
    }

    private Prepared withdraw(PaymentBatch written) {
        return desk.ask(
                PaymentCalls.WITHDRAW,
                new WithdrawBatch(
                        written.id(), written.version(), "RJCT-7", "The bank refused it"));
    }

    /// The bank executed all the same what it was said to have refused, one payment alone and the
    /// file as one sum.
    @Test
    void aFileThatWasCancelledAndLeftAfterAllIsToldAndNothingIsConfirmed() {
        PaymentBatch written = written();
        desk.approve(withdraw(written));
        BatchDetail after = desk.ask(PaymentCalls.BATCH, new AboutBatch(written.id()));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", day(), "500,00")
                        .row(day(), "D11,00", "A8", "EREF+" + of(after, ADA).endToEndId())
                        .row(day(), "D23,00", "A9", "SAMMLER " + written.messageId() + "-1")
                        .closing(day(), "466,00"));

        assertThat(proposals().confirmations()).isEmpty();
        assertThat(proposals().doubts())
                .extracting(PaymentDoubt::rowId)
                .containsExactlyInAnyOrder("STMT-1-1", "STMT-1-2");
        assertThat(proposals().doubts())
                .extracting(PaymentDoubt::sentence)
                .anyMatch(sentence -> sentence.contains("is CANCELLED here, and this row takes 11"))
                .anyMatch(sentence -> sentence.contains("takes 23.00 EUR for its file"));
    }
}
