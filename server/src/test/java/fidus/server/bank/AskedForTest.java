package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.bank.desk.AskedFor;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.ConfirmationProposal;
import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.RecordProposed;
import fidus.contract.Nothing;
import fidus.deposits.AboutDeposit;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;
import fidus.payments.Payment;
import fidus.payments.PaymentCalls;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// What a proposal says of the question that waits about it, or waits no more.
final class AskedForTest extends PaidOut {
    private void ada() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C40,00", "K1", "SEPA Ada Example")
                        .row("261117", "C25,00", "K2", "SEPA WIRE-889911 Ada Example")
                        .closing("261117", "65,00"));
    }

    private DepositProposal of(String row) {
        return proposals().deposits().stream()
                .filter(one -> one.rowId().equals(row))
                .findFirst()
                .orElseThrow();
    }

    private Prepared announced() {
        return desk.ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        paid.ada().id(),
                        Money.of("25.00", "EUR"),
                        LocalDate.of(2026, 11, 17),
                        DepositMethod.FIAT,
                        "WIRE-889911",
                        main.name(),
                        ""));
    }

    private List<Deposit> unasked() {
        return desk.ask(DepositCalls.UNASKED, new Nothing()).deposits();
    }

    @Test
    void aConfirmationThatWaitsSaysSinceWhenAndByWhomAndTheOthersDoNot() {
        var batch = sentToBoth("100.00", "40.00");
        desk.take(
                CamtText.of(BankDesk.IBAN, iso(), "500.00", "360.00")
                        .entry("DBIT", "100.00", "A1", "", tx("100.00", of(batch, ADA)))
                        .entry("DBIT", "40.00", "A2", "", tx("40.00", of(batch, BERT)))
                        .valued(desk.today().minusDays(1).toString())
                        .bytes());
        assertThat(proposals().confirmations()).hasSize(2);
        ConfirmationProposal first = proposals().confirmations().getFirst();
        assertThat(first.asked()).isNull();

        Prepared asked = desk.ask(PaymentCalls.CONFIRM, first.confirmation());

        assertThat(proposals().confirmations())
                .filteredOn(one -> one.confirmation().equals(first.confirmation()))
                .extracting(ConfirmationProposal::asked)
                .containsExactly(
                        new AskedFor(asked.title(), asked.makerName(), asked.preparedAt()));
        assertThat(proposals().confirmations())
                .filteredOn(one -> !one.confirmation().equals(first.confirmation()))
                .extracting(ConfirmationProposal::asked)
                .containsOnlyNulls();
        desk.server.clock().advance(Duration.ofHours(25));
        assertThat(proposals().confirmations())
                .as("it lapsed and may be asked again")
                .extracting(ConfirmationProposal::asked)
                .containsOnlyNulls();
    }

    private static List<CamtText.Tx> tx(String amount, Payment payment) {
        return List.of(CamtText.Tx.of(amount, payment.endToEndId()));
    }

    @Test
    void aRowOfAListThatWaitsSaysSo() {
        ada();
        var deposit = Objects.requireNonNull(of("STMT-1-1").deposit());

        Prepared asked =
                desk.ask(
                        BankCalls.RECORD_PROPOSED, new RecordProposed(main.id(), List.of(deposit)));

        assertThat(of("STMT-1-1").asked())
                .isEqualTo(new AskedFor(asked.title(), asked.makerName(), asked.preparedAt()));
        assertThat(of("STMT-1-2").asked()).isNull();
    }

    @Test
    void aRecordedDepositWhoseRequestLapsedSaysSoAndIsAskedForAgain() {
        ada();
        var _ = announced();
        DepositProposal waits = of("STMT-1-2");
        assertThat(waits.asked()).isNotNull();
        assertThat(waits.why())
                .isEqualTo(
                        "Deposit 1 is recorded with this reference. It waits for its second"
                                + " person.");

        assertThat(unasked()).isEmpty();
        desk.server.clock().advance(Duration.ofHours(25));

        DepositProposal lapsed = of("STMT-1-2");
        assertThat(lapsed.asked()).isNull();
        assertThat(lapsed.why())
                .isEqualTo(
                        "Deposit 1 is recorded with this reference. Nobody decided about it within"
                                + " 24 hours, so the request lapsed. Have it confirmed.");
        assertThat(unasked()).extracting(Deposit::id).containsExactly(lapsed.pending());
        Prepared again =
                desk.ask(
                        DepositCalls.CONFIRM,
                        new AboutDeposit(Objects.requireNonNull(lapsed.pending())));
        assertThat(of("STMT-1-2").asked()).isNotNull();
        assertThat(unasked()).isEmpty();
        desk.approve(again);
        assertThat(proposals().deposits())
                .extracting(DepositProposal::rowId)
                .containsExactly("STMT-1-1");
    }

    @Test
    void aRecordedDepositThatWasRejectedSaysByWhomAndWhy() {
        ada();
        Prepared asked = announced();
        var _ =
                desk.server.call(
                        ApprovalCalls.DECIDE,
                        new Decide(
                                asked.id(),
                                Decide.Decision.REJECT,
                                asked.digest(),
                                "The sum is another one"),
                        desk.approver());

        assertThat(unasked()).hasSize(1);
        assertThat(of("STMT-1-2").why())
                .endsWith("Test approver rejected its request (The sum is another one).");
    }
}
