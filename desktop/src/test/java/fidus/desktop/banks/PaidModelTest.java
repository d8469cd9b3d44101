package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.ConfirmationProposal;
import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Banks;
import fidus.desktop.samples.Waiting;
import fidus.payments.PaymentCalls;
import fidus.reconciliation.desk.ReconciliationCalls;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Payments that the bank confirms, gives back or made twice, as they are asked for.
final class PaidModelTest extends BankScreen {
    /// What is asked of the server, which refuses it.
    private <A> List<ObjectNode> refused(Call<?, A> call, String why) {
        List<ObjectNode> asked = new ArrayList<>();
        fake.answer(
                call,
                question -> {
                    asked.add(question);
                    throw Refused.because(Problem.Code.WRONG_STATE, why);
                });
        return asked;
    }

    @Test
    void proposedPaymentsAreSentAsTheyStand() {
        model.visit("");
        List<ObjectNode> asked = refused(PaymentCalls.CONFIRM, "Confirmed already.");

        model.paid().confirm(Banks.proposals().confirmations());

        assertThat(asked.getFirst().get("evidence").asText()).isEqualTo("K3 STMT-1-3");
        assertThat(Objects.requireNonNull(model.problemProperty().get()).message())
                .isEqualTo("Confirmed already.");
    }

    @Test
    void aConfirmationThatIsRefusedKeepsNoOtherBack() {
        model.visit("");
        ConfirmationProposal one = Banks.proposals().confirmations().getFirst();
        var asked = new ArrayList<ObjectNode>();
        fake.answer(
                PaymentCalls.CONFIRM,
                question -> {
                    asked.add(question);
                    throw Refused.because(
                            Problem.Code.BAD_VALUE, "Batch " + asked.size() + " is not fine.");
                });

        model.paid().confirm(List.of(one, one));

        assertThat(asked).hasSize(2);
        assertThat(model.paid().confirmCommand().problemProperty().get())
                .extracting(Problem::message)
                .asString()
                .contains("Batch 1 is not fine.", "Batch 2 is not fine.");
    }

    /// Nobody answers: what is sent after it would find no answer either.
    @Test
    void whereNobodyAnswersTheRestIsNotSent() {
        model.visit("");
        long read = fake.count(BankCalls.ACCOUNTS);
        long proposed = proposalsRead();
        ConfirmationProposal one = Banks.proposals().confirmations().getFirst();
        var asked = new ArrayList<ObjectNode>();
        fake.answer(
                PaymentCalls.CONFIRM,
                question -> {
                    asked.add(question);
                    if (asked.size() < 3) {
                        return Waiting.prepared();
                    }
                    throw Refused.because(Problem.Code.UNAVAILABLE, "No answer.");
                });

        model.paid().confirm(List.of(one, one, one, one, one));

        assertThat(asked).hasSize(3);
        assertThat(Objects.requireNonNull(model.problemProperty().get()).message())
                .startsWith("No answer.")
                .contains("The 2 after it were not sent.");
        assertThat(fake.count(BankCalls.ACCOUNTS) - read)
                .as("once for all that was sent")
                .isEqualTo(1);
        assertThat(proposalsRead() - proposed).isEqualTo(1);
    }

    private long proposalsRead() {
        return fake.seen().stream().filter(one -> one.path().endsWith("/proposals")).count();
    }

    @Test
    void aReturnIsSentAsItStandsAndOneThatIsNotProposedIsNot() {
        model.visit("");
        List<ObjectNode> asked = refused(PaymentCalls.RETURN, "It came back already.");

        Banks.proposals().returns().reversed().forEach(model.paid()::giveBack);

        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().get("evidence").asText()).isEqualTo("K5 STMT-1-5");
        assertThat(asked.getFirst().get("charge").toString()).contains("5.00");
        assertThat(Objects.requireNonNull(model.problemProperty().get()).message())
                .isEqualTo("It came back already.");
    }

    @Test
    void whatTakesASecondPaymentBackIsSetAgainstItAndNothingElse() {
        model.visit("");
        List<ObjectNode> asked =
                refused(ReconciliationCalls.SET_AGAINST, "It is matched meanwhile.");

        Banks.proposals().returns().forEach(model.paid()::setAgainst);

        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().get("rowId").asText()).isEqualTo("STMT-1-9");
        assertThat(asked.getFirst().get("takesBack").asText()).isEqualTo("STMT-1-10");
        assertThat(Objects.requireNonNull(model.problemProperty().get()).message())
                .isEqualTo("It is matched meanwhile.");
    }
}
