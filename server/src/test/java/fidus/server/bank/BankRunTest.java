package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.bank.desk.DepositProposal;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;
import fidus.payments.BatchDetail;
import fidus.payments.ConfirmPayments;
import fidus.payments.Payment;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentState;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class BankRunTest extends OwnBank {
    private static final String ADA = "client/" + UUID.nameUUIDFromBytes(new byte[] {1});
    private static final String BERT = "client/" + UUID.nameUUIDFromBytes(new byte[] {2});

    @Test
    void aStatementIsMatchedItsBreakWrittenOffAndTheRunSignedByTwo() {
        paid.deposit("1000.00", "2026-11-16", "WIRE-889911");
        paid.deposit("500.00", "2026-11-17", "WIRE-889912");
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C1000,00", "K1", "SEPA WIRE-889911 Ada Example")
                        .row("261119", "C500,00", "K2", "SEPA WIRE-889912 Ada Example")
                        .row("261120", "D4,50", "K3", "Account keeping fee")
                        .closing("261120", "1495,50"));

        Workbench bench = desk.reconcile(main);

        assertThat(bench.card().account()).isEqualTo("bank/Main account");
        assertThat(bench.matches())
                .extracting(match -> match.match().pass())
                .containsExactlyInAnyOrder("P1", "P2");
        assertThat(said(bench, "S1").passed()).isTrue();
        assertThat(said(bench, "S2").passed()).isTrue();
        assertThat(said(bench, "S6").passed()).isTrue();
        assertThat(bench.breaks())
                .singleElement()
                .satisfies(
                        card -> {
                            assertThat(card.found().rule()).isEqualTo("S5");
                            assertThat(card.found().difference())
                                    .isEqualTo(Money.of("-4.50", "EUR"));
                        });

        BreakCard fee = explained(bench.breaks().getFirst(), CauseCode.BANK_CHARGE);
        desk.approve(writeOff(fee));
        Workbench after = desk.reconcile(main);

        assertThat(after.matches()).hasSize(3);
        assertThat(after.breaks())
                .singleElement()
                .matches(card -> card.found().breakState() == BreakState.WRITTEN_OFF);

        desk.approve(
                desk.ask(
                        ReconciliationCalls.SIGN_OFF,
                        new SignOff(after.card().run().id(), "Reviewed with the statement")));

        ReconciliationRun signed =
                desk.ask(ReconciliationCalls.WORKBENCH, new AboutRun(after.card().run().id()))
                        .card()
                        .run();
        assertThat(signed.runState()).isEqualTo(RunState.SIGNED_OFF);
        assertThat(signed.key().profileName()).isEqualTo("BANK");
    }

    @Test
    void aRowThatTheBooksKnowOnlyInTheNextPeriodIsCarriedIntoIt() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C700,00", "K1", "SEPA WIRE-889913 Ada Example")
                        .closing("261117", "700,00"));
        Workbench first = desk.reconcile(main);
        BreakCard open = first.breaks().getFirst();
        explained(open, CauseCode.TIMING);
        desk.approve(
                desk.ask(
                        ReconciliationCalls.SIGN_OFF,
                        new SignOff(first.card().run().id(), "The deposit is booked later")));
        paid.deposit("700.00", "2026-11-17", "WIRE-889913");
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261117", "700,00").closing("261118", "700,00"));

        Workbench next = desk.reconcile(main);

        assertThat(next.card().run().from()).isEqualTo(LocalDate.parse("2026-11-18"));
        assertThat(next.statement()).extracting(row -> row.rowId()).contains("STMT-1-1");
        assertThat(next.matches())
                .singleElement()
                .matches(match -> match.match().statementRows().contains("STMT-1-1"));
        assertThat(said(next, "S6").passed()).isTrue();
        assertThat(next.card().run().outcome().proofs())
                .singleElement()
                .as("the carried row is what the openings are apart by")
                .matches(proof -> proof.openingsApart().isZero());
    }

    @Test
    void aChargeTakenFromAReceiptIsWrittenOffAndTheProofStillHolds() {
        paid.deposit("1000.00", "2026-11-16", "WIRE-889914");
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C999,00", "K1", "SEPA WIRE-889914 Ada Example")
                        .closing("261116", "999,00"));
        Workbench bench = desk.reconcile(main);
        assertThat(bench.matches())
                .singleElement()
                .matches(match -> match.match().pass().equals("P4"));
        BreakCard charge = explained(bench.breaks().getFirst(), CauseCode.BANK_CHARGE);
        assertThat(charge.found().difference()).isEqualTo(Money.of("-1.00", "EUR"));

        desk.approve(writeOff(charge));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "999,00").closing("261117", "999,00"));
        Workbench after = desk.reconcile(main);

        assertThat(after.book()).hasSize(1);
        assertThat(said(after, "S6").passed()).isTrue();
        assertThat(after.breaks())
                .singleElement()
                .matches(card -> card.found().breakState() == BreakState.WRITTEN_OFF);
    }

    @Test
    void aBatchThatTheBankBookedAsOneRowIsMatchedAsAGroup() {
        desk.wallet(ADA, "Ada Example", "DE02120300000000202051");
        desk.wallet(BERT, "Bert Example", "DE02500105170137075030");
        BatchDetail batch = desk.sent(main, Map.of(ADA, "25.00", BERT, "40.00"));
        desk.approve(
                desk.ask(
                        PaymentCalls.CONFIRM,
                        new ConfirmPayments(
                                batch.batch().id(),
                                List.of(),
                                "BULK-1",
                                desk.today(),
                                null,
                                null)));
        String day = desk.today().toString().replace("-", "").substring(2);
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", day, "100,00")
                        .row(day, "D65,00", "B9", "SAMMLER " + batch.batch().messageId())
                        .closing(day, "35,00"));

        assertThat(desk.reconcile(main).matches())
                .singleElement()
                .satisfies(
                        match -> {
                            assertThat(match.match().pass()).isEqualTo("P5");
                            assertThat(match.match().bookRows()).hasSize(2);
                        });
    }

    @Test
    void aGapBetweenStatementsStopsTheSignOff() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00").closing("261116", "0,00"));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "3/1", "261118", "90,00").closing("261119", "90,00"));

        Workbench bench = desk.reconcile(main);

        assertThat(said(bench, "S2").passed()).isFalse();
        assertThat(said(bench, "S6").passed()).isFalse();
        assertThat(bench.ties()).isFalse();
    }

    @Test
    void paymentsOnTheStatementAreConfirmedOnce() {
        desk.wallet(ADA, "Ada Example", "DE02120300000000202051");
        desk.wallet(BERT, "Bert Example", "DE02500105170137075030");
        BatchDetail batch = desk.sent(main, Map.of(ADA, "25.00", BERT, "40.00"));
        Payment ofAda = payment(batch, ADA);
        Payment ofBert = payment(batch, BERT);
        String day = desk.today().toString().replace("-", "").substring(2);
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", day, "100,00")
                        .row(day, "D25,00", "B7", "EREF " + ofAda.endToEndId())
                        .row(day, "D39,00", "B8", "EREF " + ofBert.endToEndId())
                        .closing(day, "36,00"));

        var proposals = desk.proposals(main).confirmations();

        assertThat(proposals).hasSize(1);
        ConfirmPayments confirm = proposals.getFirst().confirmation();
        assertThat(confirm.payments()).containsExactly(ofAda.id());
        assertThat(confirm.evidence()).contains("B7");

        desk.approve(desk.ask(PaymentCalls.CONFIRM, confirm));

        BatchDetail after = desk.batch(batch);
        assertThat(payment(after, ADA).paymentState()).isEqualTo(PaymentState.CONFIRMED);
        assertThat(payment(after, BERT).paymentState()).isEqualTo(PaymentState.SENT);
        assertThat(desk.proposals(main).confirmations()).isEmpty();
        assertThat(refusal(confirm)).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(desk.reconcile(main).matches())
                .singleElement()
                .matches(match -> match.match().statementRows().contains("STMT-1-1"));
    }

    private Problem.Code refusal(ConfirmPayments again) {
        try {
            desk.ask(PaymentCalls.CONFIRM, again);
            return Problem.Code.BROKEN;
        } catch (Refused e) {
            return e.problem().code();
        }
    }

    private static Payment payment(BatchDetail batch, String party) {
        return batch.payments().stream()
                .filter(payment -> payment.party().equals(party))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReceiptNobodyBookedIsProposedAsADepositAndIsFoundAfterwards() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C800,00", "K1", "Transfer from Example, Ada")
                        .row("261116", "C10,00", "K2", "From somebody")
                        .closing("261116", "810,00"));

        var proposed = desk.proposals(main).deposits();

        assertThat(proposed)
                .extracting(DepositProposal::rowId)
                .containsExactly("STMT-1-2", "STMT-1-1");
        assertThat(proposed.getFirst().deposit()).isNull();
        DepositProposal of = proposed.getLast();
        assertThat(of.clientId()).isEqualTo(paid.ada().id());

        var waiting = desk.ask(DepositCalls.RECORD, BankDesk.present(of.deposit()));
        assertThat(desk.proposals(main).deposits().getLast().pending()).isNotNull();
        desk.approve(waiting);

        assertThat(desk.proposals(main).deposits())
                .extracting(DepositProposal::rowId)
                .containsExactly("STMT-1-2");
        assertThat(desk.reconcile(main).matches())
                .singleElement()
                .matches(match -> match.match().statementRows().contains("STMT-1-1"));
    }

    @Test
    void aDepositNamesAnAccountOfTheHouse() {
        var elsewhere =
                new RecordDeposit(
                        paid.ada().id(),
                        Money.of("10.00", "EUR"),
                        LocalDate.parse("2026-11-16"),
                        DepositMethod.FIAT,
                        "WIRE-1",
                        "Some other bank",
                        "");

        assertThatThrownBy(() -> desk.ask(DepositCalls.RECORD, elsewhere))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e ->
                                assertThat(e.problem().message())
                                        .contains("Some other bank")
                                        .contains("Main account EUR"));
    }

    @Test
    void theSameInputAnswersTheRunOfBefore() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00").closing("261116", "0,00"));
        Workbench first = desk.reconcile(main);
        desk.server.clock().advance(Duration.ofMinutes(1));

        assertThat(desk.reconcile(main).card().run().id()).isEqualTo(first.card().run().id());
    }
}
