package fidus.server.bank;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.ConfirmationProposal;
import fidus.contract.Problem;
import fidus.payments.BatchDetail;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentState;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Two persons say which rows of the statements show a payment: those and no others.
final class ConfirmedRowTest extends PaidOut {
    private BatchDetail batch;

    /// Rows of one day that take money for the payment to Ada.
    private void take(String ordered, String closing, String... sums) {
        batch = sentToBoth(ordered, "40.00");
        String id = of(batch, ADA).endToEndId();
        CamtText text = CamtText.of(BankDesk.IBAN, iso(), "1000.00", closing);
        for (int i = 0; i < sums.length; i++) {
            text.entry("DBIT", sums[i], "K" + i, "", List.of(CamtText.Tx.of(sums[i], id)));
        }
        desk.take(text.bytes());
    }

    @Test
    void aPaymentTakenTwiceIsMatchedWithTheRowItWasConfirmedWith() {
        take("272.27", "455.46", "272.27", "272.27");
        ConfirmationProposal proposal = proposals().confirmations().getFirst();
        assertThat(proposal.confirmation().evidence()).contains("STMT-1-1");
        confirmProposed();

        Workbench bench = desk.reconcile(main);

        assertThat(bench.matches())
                .singleElement()
                .satisfies(
                        match ->
                                assertThat(match.match().statementRows())
                                        .containsExactly("STMT-1-1"));
        assertThat(open(bench)).singleElement().asString().contains("STMT-1-2");
        assertThat(bench.book())
                .as("as it was booked")
                .anyMatch(row -> row.text().equals(of(batch, ADA).endToEndId()));
    }

    @Test
    void aPaymentThatLeftInTwoPartsIsConfirmedWithBoth() {
        take("375.00", "625.00", "200.00", "175.00");

        assertThat(proposals().doubts()).isEmpty();
        ConfirmationProposal proposal = proposals().confirmations().getFirst();
        assertThat(proposal.sentence())
                .contains("in 2 parts", "200.00 EUR and 175.00 EUR", "375.00 EUR as ordered");
        assertThat(proposal.lines())
                .extracting(ConfirmationProposal.Line::rowId)
                .containsExactly("STMT-1-1", "STMT-1-2");
        confirmProposed();

        assertThat(of(batch, ADA).paymentState()).isEqualTo(PaymentState.CONFIRMED);
        assertThat(proposals().confirmations()).isEmpty();
        assertThat(proposals().doubts()).isEmpty();
        assertThat(desk.reconcile(main).suggestions())
                .anySatisfy(
                        one ->
                                assertThat(one.statementRows())
                                        .containsExactlyInAnyOrder("STMT-1-1", "STMT-1-2"));
    }

    @Test
    void aValueDateThatIsStillToComeIsSaid() {
        batch = sentToBoth("100.00", "40.00");
        String tomorrow = desk.today().plusDays(1).toString();
        String id = of(batch, ADA).endToEndId();
        desk.take(
                CamtText.of(BankDesk.IBAN, tomorrow, "500.00", "400.00")
                        .entry("DBIT", "100.00", "K1", "", List.of(CamtText.Tx.of("100.00", id)))
                        .bytes());

        ConfirmationProposal proposal = proposals().confirmations().getFirst();

        assertThat(proposal.sentence())
                .contains("value date " + tomorrow, "still to come, today is " + desk.today());
        assertThat(code(() -> desk.ask(PaymentCalls.CONFIRM, proposal.confirmation())))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void partsThatMakeUpAnotherSumStayADoubt() {
        take("375.00", "635.00", "200.00", "165.00");

        assertThat(proposals().confirmations()).isEmpty();
        assertThat(proposals().doubts()).hasSize(2);
    }
}
