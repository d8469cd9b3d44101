package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.ConfirmationProposal;
import fidus.money.Money;
import fidus.payments.BatchDetail;
import fidus.payments.PaymentState;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

/// A payment that a statement shows as gone stands beside its row, with what they say differently,
/// before anybody is asked to confirm it.
final class ShownPaymentTest extends PaidOut {
    private ConfirmationProposal.@Nullable Line line(String rowSum, String name, String account) {
        BatchDetail batch = sentToBoth("100.00", "40.00");
        String parties =
                "<RltdPties><Cdtr><Pty><Nm>%s</Nm></Pty></Cdtr><CdtrAcct><Id><IBAN>%s</IBAN></Id></CdtrAcct></RltdPties>"
                        .formatted(name, account);
        desk.take(
                CamtText.of(BankDesk.IBAN, iso(), "500.00", "400.00")
                        .entry(
                                "DBIT",
                                rowSum,
                                "E1",
                                "",
                                List.of(
                                        new CamtText.Tx(
                                                rowSum, of(batch, ADA).endToEndId(), parties)))
                        .bytes());
        assertThat(of(batch, ADA).paymentState()).isEqualTo(PaymentState.SENT);
        return proposals().confirmations().isEmpty()
                ? null
                : proposals().confirmations().getFirst().lines().getFirst();
    }

    @Test
    void aRowThatAgreesHasNoDifferences() {
        ConfirmationProposal.Line line =
                BankDesk.present(line("100.00", "Ada Example", "DE02120300000000202051"));

        assertThat(line.partyName()).isEqualTo("Ada Example");
        assertThat(line.ordered()).isEqualTo(Money.of("100.00", "EUR"));
        assertThat(line.shown()).isEqualTo(Money.of("-100.00", "EUR"));
        assertThat(line.otherSide()).contains("DE02120300000000202051");
        assertThat(line.differences()).isEmpty();
    }

    @Test
    void anotherPayeeAndAnotherAccountAreSaid() {
        ConfirmationProposal.Line line =
                BankDesk.present(line("100.00", "Eve Other", "DE02500105170137075030"));

        assertThat(line.differences())
                .containsExactly(
                        "The row names Eve Other, the payment is to Ada Example.",
                        "The row shows the account DE02500105170137075030, it was sent to"
                                + " DE02120300000000202051.");
    }

    @Test
    void anotherSumIsNotProposedButSaidWithBothFigures() {
        assertThat(line("60.00", "Ada Example", "DE02120300000000202051")).isNull();
        assertThat(proposals().doubts())
                .singleElement()
                .matches(one -> one.sentence().contains("100.00 EUR"))
                .matches(one -> one.sentence().contains("60.00 EUR"));
    }
}
