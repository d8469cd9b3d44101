package fidus.server.bank;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.PaymentDoubt;
import fidus.bank.desk.ReturnProposal;
import fidus.contract.Problem;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.money.Money;
import fidus.payments.BatchDetail;
import fidus.payments.Payment;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentState;
import fidus.payments.ReturnPayment;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// A payment of the house that the bank brings back is proposed as that, whatever the file looks
/// like, and never as a client's deposit.
class PaymentReturnTest extends PaidOut {
    private static final String CLOSED =
            "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf><RmtInf><Ustrd>From Example,"
                    + " Ada</Ustrd></RmtInf>";

    private BatchDetail batch;
    private Payment ada;

    @BeforeEach
    void paidAndConfirmed() {
        batch = sentToBoth("100.00", "40.00");
        ada = of(batch, ADA);
        desk.take(
                CamtText.of(BankDesk.IBAN, iso(), "500.00", "360.00")
                        .entry("DBIT", "100.00", "A1", "", tx("100.00", ada))
                        .entry("DBIT", "40.00", "A2", "", tx("40.00", of(batch, BERT)))
                        .bytes());
        confirmProposed();
        desk.server.clock().advance(Duration.ofDays(7));
    }

    private static List<CamtText.Tx> tx(String amount, Payment payment) {
        return List.of(CamtText.Tx.of(amount, payment.endToEndId()));
    }

    private void camtBack(String amount, String closing) {
        desk.take(
                CamtText.of(BankDesk.IBAN, iso(), "360.00", closing)
                        .entry(
                                "CRDT",
                                amount,
                                "R1",
                                "",
                                List.of(new CamtText.Tx(amount, ada.endToEndId(), CLOSED)))
                        .bytes());
    }

    private ReturnProposal only() {
        assertThat(proposals().deposits()).isEmpty();
        assertThat(proposals().returns()).hasSize(1);
        return proposals().returns().getFirst();
    }

    /// What the bank marks as a return, or what bears an id as the house makes them, is nobody's
    /// deposit though no payment here has the id and the row names a client.
    @Test
    void whatComesBackForAPaymentNobodyKnowsIsToBeLookedInto() {
        desk.take(
                CamtText.of(BankDesk.IBAN, iso(), "360.00", "400.00")
                        .entry("CRDT", "25.00", "R1", "", other("OLD-77-1", CLOSED))
                        .entry("CRDT", "15.00", "R2", "", other("FE9-9-0123456789ab", ""))
                        .bytes());

        assertThat(proposals().deposits()).isEmpty();
        assertThat(proposals().returns()).isEmpty();
        assertThat(proposals().doubts())
                .extracting(PaymentDoubt::named)
                .containsExactly("OLD-77-1", "FE9-9-0123456789ab");
        assertThat(proposals().doubts().getFirst().sentence())
                .startsWith(
                        "25.00 EUR came back (AC04), and no payment of the house has the EndToEndId"
                                + " OLD-77-1. It is no client's deposit:");
    }

    private static List<CamtText.Tx> other(String id, String extra) {
        return List.of(new CamtText.Tx(id.startsWith("OLD") ? "25.00" : "15.00", id, extra));
    }

    @Test
    void aReturnInCamtIsRecordedAndMatchedThoughItCameAWeekLater() {
        camtBack("100.00", "460.00");

        ReturnProposal back = only();
        assertThat(back.paymentId()).isEqualTo(ada.id());
        assertThat(back.booking())
                .isEqualTo(
                        new ReturnPayment(
                                ada.id(),
                                "R1 STMT-2-1",
                                desk.today(),
                                "Returned by the bank: From Example, Ada AC04",
                                null));
        desk.approve(desk.ask(PaymentCalls.RETURN, BankDesk.present(back.booking())));

        assertThat(of(batch, ADA).paymentState()).isEqualTo(PaymentState.REVERSED);
        assertThat(of(batch, BERT).paymentState()).isEqualTo(PaymentState.CONFIRMED);
        assertThat(balance("1010")).isEqualTo("-40.00 EUR");
        assertThat(entries())
                .filteredOn(entry -> entry.reverses() != null)
                .extracting(JournalEntry::valueOn)
                .containsExactly(desk.today());
        assertThat(proposals().returns()).isEmpty();
        assertThat(proposals().deposits()).isEmpty();
        Workbench bench = desk.reconcile(main);
        assertThat(bench.matches()).hasSize(3);
        assertThat(open(bench)).isEmpty();
    }

    private List<JournalEntry> entries() {
        return desk.server
                .call(LedgerCalls.ENTRIES, new FindEntries(null, null, null, 200), desk.approver())
                .rows();
    }

    /// The broker's money of the same sum is still on its way.
    @Test
    void anEntryWithAPartThatCameBackIsNotMoneyInTransitAsAWhole() {
        var _ = new InTransit(desk, main).moved("T1", "-125.00", iso(), "STMT-2-1");
        desk.take(
                CamtText.of(BankDesk.IBAN, iso(), "360.00", "485.00")
                        .entry(
                                "CRDT",
                                "125.00",
                                "R1",
                                "",
                                List.of(
                                        new CamtText.Tx("100.00", ada.endToEndId(), CLOSED),
                                        CamtText.Tx.of("25.00", "FROM-SOMEBODY")))
                        .bytes());

        assertThat(proposals().returns()).hasSize(1);
        assertThat(proposals().transits()).isEmpty();
    }

    @Test
    void lookAlikesInMt940AreReturnsToo() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", day(), "360,00")
                        .row(day(), "C100,00", "R1", "RETOURE EREF+" + ada.endToEndId())
                        .closing(day(), "460,00"));

        assertThat(only().booking()).isNotNull();
        assertThat(code(() -> desk.ask(PaymentCalls.RETURN, wrongSum())))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void anIdThatTheEndOfALineCutsIsFound() {
        String id = ada.endToEndId();
        int end = id.length() - 5;
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", day(), "360,00")
                        .row(
                                day(),
                                "C100,00",
                                "R1",
                                "RETOURE " + id.substring(0, end) + "\r\n" + id.substring(end))
                        .closing(day(), "460,00"));

        assertThat(only().booking()).isNotNull();
    }

    /// The row shows 100.00, so 90.00 and a charge of 10.00 is not what came.
    private ReturnPayment wrongSum() {
        return new ReturnPayment(
                ada.id(), "STMT-2-1", desk.today(), "The account is closed", eur("10.00"));
    }

    private static Money eur(String sum) {
        return Money.of(sum, "EUR");
    }

    @Test
    void whatTheBankKeptIsAPostingOfItsOwnAndTheRowIsMatchedWhole() {
        camtBack("95.00", "455.00");

        ReturnProposal back = only();
        assertThat(back.why()).contains("kept 5.00 EUR").contains("5500");
        desk.approve(desk.ask(PaymentCalls.RETURN, BankDesk.present(back.booking())));

        assertThat(balance("5500")).isEqualTo("5.00 EUR");
        assertThat(balance("1010")).isEqualTo("-45.00 EUR");
        assertThat(balance("2220")).isEqualTo("40.00 EUR");
        Workbench bench = desk.reconcile(main);
        assertThat(bench.matches()).hasSize(3);
        assertThat(open(bench)).isEmpty();
        theNextSignedDaysBeginWhereTheseEnded(bench);
    }

    /// In the books as in the ledger, with what the bank kept.
    private void theNextSignedDaysBeginWhereTheseEnded(Workbench bench) {
        var signOff = new SignOff(bench.card().run().id(), "Reviewed with the statement");
        desk.approve(desk.ask(ReconciliationCalls.SIGN_OFF, signOff));
        desk.server.clock().advance(Duration.ofDays(1));
        desk.take(CamtText.of(BankDesk.IBAN, iso(), "455.00", "455.00").bytes());

        BalanceProof next = proof(desk.reconcile(main));

        assertThat(proof(bench).balances().bookClosing()).isEqualTo(eur("-45.00"));
        assertThat(next.balances().bookOpening()).isEqualTo(eur("-45.00"));
        assertThat(next.holds()).isTrue();
    }

    private static BalanceProof proof(Workbench bench) {
        return bench.card().run().outcome().proofs().getFirst();
    }

    @Test
    void aHundredAndMoreReceiptsAreCountedWhereTheListEnds() {
        var text = Mt940Text.of(BankDesk.IBAN, "2/1", day(), "360,00");
        for (int i = 1; i <= 203; i++) {
            text.row(day(), "C1,00", "Z" + i, "Receipt " + i);
        }
        desk.takeOne(text.closing(day(), "563,00"));

        assertThat(proposals().deposits()).hasSize(200);
        assertThat(proposals().moreDeposits()).isEqualTo(3);
    }

    @Test
    void aPaymentThatLeavesOnASecondRowIsToldAndNotConfirmedAgain() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", day(), "360,00")
                        .row(day(), "D100,00", "A9", "EREF+" + ada.endToEndId())
                        .closing(day(), "260,00"));

        assertThat(proposals().confirmations()).isEmpty();
        assertThat(proposals().doubts())
                .singleElement()
                .matches(one -> one.rowId().equals("STMT-2-1"))
                .matches(one -> one.sentence().contains("takes 100.00 EUR for it again"));
    }

    @Test
    void otherFiguresAreShownAndNothingIsProposed() {
        camtBack("60.00", "420.00");

        assertThat(only().booking()).isNull();
        assertThat(only().why())
                .contains("60.00 EUR of 100.00 EUR came back")
                .contains("40.00 EUR is more than the 30.00 EUR");
    }

    @Test
    void aPaymentThatIsNotConfirmedIsConfirmedFirst() {
        BatchDetail other = sentToBoth("11.00", "12.00");
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", day(), "360,00")
                        .row(day(), "D11,00", "P1", "EREF+" + of(other, ADA).endToEndId())
                        .row(day(), "C11,00", "R1", "EREF+" + of(other, ADA).endToEndId())
                        .row(day(), "C23,00", "R2", "RUECKGABE " + other.batch().messageId())
                        .closing(day(), "383,00"));

        assertThat(only().booking()).isNull();
        assertThat(only().why()).contains("not confirmed yet");
        assertThat(proposals().doubts())
                .singleElement()
                .matches(one -> one.sentence().contains("23.00 EUR came in for batch"));
        confirmProposed();
        assertThat(only().booking()).isNotNull();
    }
}
