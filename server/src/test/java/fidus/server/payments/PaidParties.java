package fidus.server.payments;

import static fidus.server.payments.PayDesk.ADA;
import static fidus.server.payments.PayDesk.BERT;

import fidus.approvals.Prepared;
import fidus.payments.AboutBatch;
import fidus.payments.BatchDetail;
import fidus.payments.CancelBatch;
import fidus.payments.FileFormat;
import fidus.payments.MarkSent;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.SubmitBatch;
import fidus.payments.WriteFile;
import fidus.payments.wallets.HouseAccountId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Two parties owed money, a house account to pay them from, and the steps of a batch from draft to
/// paid.
abstract class PaidParties {
    static final String ADAS = "DE89370400440532013000";
    static final String BERTS = "NL91ABNA0417164300";
    PayDesk desk;
    HouseAccountId house;

    @BeforeEach
    void open() {
        desk = new PayDesk();
        house = desk.house();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    void twoClients() {
        desk.wallet(ADA, "Ada", ADAS);
        desk.wallet(BERT, "Bert", BERTS);
        desk.owe(ADA, "Ada", "1", "100.00");
        desk.owe(ADA, "Ada", "2", "50.00");
        desk.owe(BERT, "Bert", "3", "250.00");
    }

    BatchDetail create(String... items) {
        return desk.ask(PaymentCalls.CREATE, desk.batch(house, items));
    }

    Prepared submit(BatchDetail draft) {
        return desk.ask(
                PaymentCalls.SUBMIT, new SubmitBatch(draft.batch().id(), draft.batch().version()));
    }

    BatchDetail approved(BatchDetail draft) {
        desk.approve(submit(draft));
        return detail(draft);
    }

    PaymentBatch write(BatchDetail detail, FileFormat format) {
        return desk.ask(
                PaymentCalls.WRITE_FILE,
                new WriteFile(detail.batch().id(), detail.batch().version(), format));
    }

    BatchDetail sent(BatchDetail draft) {
        PaymentBatch written = write(approved(draft), FileFormat.PAIN_001_001_09);
        return desk.ask(
                PaymentCalls.SENT,
                new MarkSent(written.id(), written.version(), written.files().getFirst().sha256()));
    }

    BatchDetail cancel(BatchDetail detail) {
        return desk.ask(
                PaymentCalls.CANCEL,
                new CancelBatch(detail.batch().id(), detail.batch().version(), "No longer wanted"));
    }

    BatchDetail detail(BatchDetail before) {
        return desk.ask(PaymentCalls.BATCH, new AboutBatch(before.batch().id()));
    }
}
