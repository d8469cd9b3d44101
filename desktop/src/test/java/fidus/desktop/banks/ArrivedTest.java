package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.DepositProposal;
import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.AboutDeposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositId;
import fidus.deposits.DepositMethod;
import fidus.deposits.RecordDeposit;
import fidus.desktop.samples.Banks;
import fidus.money.Money;
import fidus.payments.PaymentCalls;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Proposed deposits are sent many at once, those only whose client is known.
final class ArrivedTest extends BankScreen {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    static DepositProposal proposal(String row, boolean known) {
        Money sum = Money.of("50.00", "EUR");
        @Nullable ClientId client = known ? new ClientId(new UUID(0, 9)) : null;
        return new DepositProposal(
                row,
                DAY,
                sum,
                "Transfer",
                "Ada",
                client,
                known ? "Ada Example" : null,
                "The row names the client.",
                null,
                List.of(),
                client == null
                        ? null
                        : new RecordDeposit(
                                client, sum, DAY, DepositMethod.FIAT, row, "Main account", ""),
                false,
                null,
                null);
    }

    @Test
    void thoseWithAClientAreSentAsTheyAreShown() {
        var sent = new ArrayList<ObjectNode>();
        fake.answer(
                BankCalls.RECORD_PROPOSED,
                question -> {
                    sent.add(question);
                    throw new Refused(
                            Problem.at(
                                    "deposits",
                                    Problem.Code.BAD_VALUE,
                                    "STMT-1-2: it is proposed otherwise."));
                });
        model.visit("");

        model.arrived().send(List.of(proposal("STMT-1-3", false)));
        assertThat(sent).as("nobody is recognised").isEmpty();

        model.arrived()
                .send(
                        List.of(
                                proposal("STMT-1-1", true),
                                proposal("STMT-1-2", true),
                                proposal("STMT-1-3", false)));

        assertThat(sent.getFirst().get("deposits"))
                .extracting(one -> one.get("evidence").asText())
                .containsExactly("STMT-1-1", "STMT-1-2");
        assertThat(sent.getFirst().get("id").asText())
                .isEqualTo(Banks.ACCOUNT.id().value().toString());
        Problem why = model.problemProperty().get();
        assertThat(why).isNotNull();
        assertThat(why.message()).contains("STMT-1-2");
    }

    @Test
    void aListFromWhichSomethingIsRefusedIsReadAgain() {
        var reads = new AtomicInteger();
        fake.answer(
                BankCalls.PROPOSALS,
                _ -> {
                    reads.incrementAndGet();
                    return Banks.proposals();
                });
        Refused pending =
                new Refused(Problem.of(Problem.Code.ALREADY_PENDING, "Another person was asked."));
        List.of(
                        DepositCalls.CONFIRM,
                        BankCalls.RECORD_PROPOSED,
                        PaymentCalls.CONFIRM,
                        PaymentCalls.RETURN,
                        BankCalls.BOOK_OWN_TRANSFER)
                .forEach(
                        call ->
                                fake.answer(
                                        call,
                                        _ -> {
                                            throw pending;
                                        }));
        model.visit("");
        int before = reads.get();

        model.arrived().again().send(new AboutDeposit(new DepositId(new UUID(0, 4))), _ -> {});
        assertThat(reads).hasValue(before + 1);
        assertThat(model.problemProperty().get()).isEqualTo(pending.problem());

        model.arrived().send(List.of(proposal("STMT-1-1", true)));
        assertThat(reads).hasValue(before + 2);
        model.paid().confirm(Banks.proposals().confirmations());
        assertThat(reads).hasValue(before + 3);
        Banks.proposals().returns().stream()
                .filter(one -> one.booking() != null)
                .findFirst()
                .ifPresent(model.paid()::giveBack);
        assertThat(reads).hasValue(before + 4);
    }
}
