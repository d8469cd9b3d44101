package fidus.server.bank;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.bank.desk.PaymentDoubt;
import fidus.bank.desk.ReturnProposal;
import fidus.contract.Problem;
import fidus.payments.BatchDetail;
import fidus.payments.Payment;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentState;
import fidus.payments.ReturnPayment;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SetAgainst;
import fidus.reconciliation.desk.TakeRowsApart;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/// A payment of 375.00 that left as it was ordered, and once more as 200.00 and 175.00: what the
/// bank gives back is held against the parts, and the payment is never owed again because of it.
class LeftInPartsTest extends PaidOut {
    private BatchDetail batch;
    private Payment ada;

    @BeforeEach
    void paidOnceAndTakenOnceMoreInParts() {
        batch = sentToBoth("375.00", "40.00");
        ada = of(batch, ADA);
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", day(), "1000,00")
                        .row(day(), "D375,00", "A1", eref())
                        .row(day(), "D40,00", "A2", "EREF+" + of(batch, BERT).endToEndId())
                        .closing(day(), "585,00"));
        confirmProposed();
        desk.server.clock().advance(Duration.ofDays(1));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", day(), "585,00")
                        .row(day(), "D2,50", "A3", "CHARGE " + eref())
                        .row(day(), "D200,00", "A4", eref())
                        .row(day(), "D175,00", "A5", eref())
                        .closing(day(), "207,50"));
    }

    private String eref() {
        return "EREF+" + ada.endToEndId();
    }

    private void cameBack(String number, String opening, String amount, String closing) {
        desk.server.clock().advance(Duration.ofDays(1));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, number + "/1", day(), opening)
                        .row(day(), "C" + amount, "R" + number, "RETOURE " + eref())
                        .closing(day(), closing));
    }

    private ReturnProposal back() {
        return proposals().returns().getFirst();
    }

    private Prepared setAgainst(ReturnProposal one) {
        return desk.ask(
                ReconciliationCalls.SET_AGAINST,
                new SetAgainst(main.id(), one.rowId(), BankDesk.present(one.takesBack())));
    }

    private Problem.Code recorded(String evidence) {
        var back = new ReturnPayment(ada.id(), evidence, desk.today(), "It came back", null);
        return code(() -> desk.ask(PaymentCalls.RETURN, back));
    }

    private String toldOf(String row) {
        return proposals().doubts().stream()
                .filter(one -> one.rowId().equals(row))
                .map(PaymentDoubt::sentence)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theyAreToldTogether() {
        assertThat(toldOf("STMT-2-2"))
                .contains("takes 200.00 EUR for it again, and with row STMT-2-3")
                .contains("over 175.00 EUR all of it, in parts");
        assertThat(toldOf("STMT-2-3")).contains("row STMT-2-2");
        assertThat(toldOf("STMT-2-1")).as("a charge is no part").doesNotContain("in parts");
    }

    @Test
    void whatComesBackAtOnceIsSetAgainstAllOfThem() {
        cameBack("3", "207,50", "375,00", "582,50");

        assertThat(back().booking()).as("the payment is not owed again").isNull();
        assertThat(back().takesBack()).isEqualTo("STMT-2-2, STMT-2-3");
        assertThat(back().why()).contains("Rows STMT-2-2", "STMT-2-3", "375.00 EUR", "once more");
        assertThat(toldOf("STMT-2-3")).contains("Row STMT-3-1", "brings it back");
        assertThat(recorded("STMT-3-1")).isEqualTo(Problem.Code.WRONG_STATE);
        Prepared asked = setAgainst(back());
        assertThat(asked.shown())
                .contains(new Shown("Together", "0.00 EUR"))
                .filteredOn(line -> line.label().equals("Left once more"))
                .hasSize(2);
        desk.approve(asked);

        assertThat(proposals().returns()).isEmpty();
        assertThat(of(batch, ADA).paymentState()).isEqualTo(PaymentState.CONFIRMED);
        Workbench bench = desk.reconcile(main);
        assertThat(open(bench)).as("the charge").hasSize(1);
        assertThat(said(bench, "S6").passed()).isTrue();

        desk.approve(
                desk.ask(
                        ReconciliationCalls.TAKE_ROWS_APART,
                        new TakeRowsApart(main.id(), "STMT-2-3", "They are of another payment")));
        assertThat(back().takesBack()).isEqualTo("STMT-2-2, STMT-2-3");
        assertThat(open(desk.reconcile(main))).hasSize(4);
    }

    @Test
    void whatComesBackInPartsIsSetAgainstEachPart() {
        cameBack("3", "207,50", "200,00", "407,50");
        assertThat(back().takesBack()).isEqualTo("STMT-2-2");
        desk.approve(setAgainst(back()));
        assertThat(recorded("A CALL OF THE BANK"))
                .as("175.00 of it is with the payee still")
                .isEqualTo(Problem.Code.WRONG_STATE);
        cameBack("4", "407,50", "375,00", "782,50");
        assertThat(back().booking()).isNull();
        assertThat(back().why()).contains("STMT-2-3", "took 175.00 EUR", "brings 375.00 EUR");
        cameBack("5", "782,50", "175,00", "957,50");

        ReturnProposal last = proposals().returns().getLast();
        assertThat(last.takesBack()).isEqualTo("STMT-2-3");
        desk.approve(setAgainst(last));

        assertThat(back().booking()).as("beyond what left twice").isNotNull();
    }

    @Test
    void aPartOfWhichFraudIsSuspectedCountsToo() {
        explained(of(desk.reconcile(main), "STMT-2-2"), CauseCode.FRAUD_SUSPECTED);
        cameBack("3", "207,50", "375,00", "582,50");

        assertThat(back().booking()).isNull();
        assertThat(back().takesBack()).isNull();
        assertThat(back().why()).contains("STMT-2-2", "fraud is suspected");
        assertThat(recorded("STMT-3-1")).isEqualTo(Problem.Code.WRONG_STATE);
    }
}
