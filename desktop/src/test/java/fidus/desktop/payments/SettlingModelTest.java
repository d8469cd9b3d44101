package fidus.desktop.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Payments;
import fidus.desktop.samples.Sent;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Shell;
import fidus.payments.BatchDetail;
import fidus.payments.BatchState;
import fidus.payments.Payment;
import fidus.payments.PaymentCalls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// How the payments of a batch end, as it is typed and sent.
class SettlingModelTest {
    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void start() {
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(PaymentCalls.BATCHES, _ -> Payments.batches());
        shell = fake.signedIn(Accounts.NOW);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private SettlingModel settling(BatchDetail batch) {
        fake.answer(PaymentCalls.BATCH, _ -> batch);
        var model = new BatchesModel(shell);
        model.choose(batch.batch());
        return model.settling();
    }

    @Test
    void aBatchWhoseFileIsWrittenIsCancelledBySayingThatTheBankNeverExecutedIt() {
        List<ObjectNode> asked = Sent.to(fake, PaymentCalls.WITHDRAW);
        SettlingModel settling = settling(Payments.written());
        settling.reason.set("The bank rejected the file");
        settling.cancel();

        assertThat(asked.getFirst().hasNonNull("evidence")).isFalse();
        assertThat(asked.getFirst().get("reason").asText()).isEqualTo("The bank rejected the file");
        assertThat(fake.count(PaymentCalls.CANCEL)).isZero();
    }

    @Test
    void severalPaymentsComeBackUnderOneReferenceAndWithoutACharge() {
        List<ObjectNode> asked = Sent.to(fake, PaymentCalls.RETURN_TOGETHER);
        SettlingModel settling = settling(Payments.detail(BatchState.SENT));
        List<Payment> two = Payments.detail(BatchState.APPROVED).payments();
        settling.evidence.set("RJCT-77");
        settling.charge.set(Payments.eur("1.00"));
        settling.giveBack(two);
        assertThat(Objects.requireNonNull(settling.problemProperty().get()).fields().getFirst())
                .extracting(Problem.Field::field)
                .isEqualTo("charge");

        settling.charge.set(null);
        settling.giveBack(two);
        assertThat(asked.getFirst().get("payments")).hasSize(2);
        assertThat(asked.getFirst().get("evidence").asText()).isEqualTo("RJCT-77");
    }

    @Test
    void withoutAReferenceNothingIsConfirmed() {
        SettlingModel model = settling(Payments.detail(BatchState.SENT));
        model.confirm(List.of());

        assertThat(Objects.requireNonNull(model.problemProperty().get()).fields().getFirst())
                .extracting(Problem.Field::field)
                .isEqualTo("evidence");
        assertThat(fake.seen()).noneMatch(one -> one.path().endsWith("/confirmation"));
    }
}
