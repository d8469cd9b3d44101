package fidus.server.bank;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.bank.desk.AboutBankStatement;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.PaymentDoubt;
import fidus.bank.desk.ReturnProposal;
import fidus.bank.desk.RowUse;
import fidus.bank.desk.StatementRow;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.payments.BatchDetail;
import fidus.payments.Payment;
import fidus.payments.PaymentState;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SetAgainst;
import fidus.reconciliation.desk.TakeRowsApart;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// Two persons set a row that left twice against the one that came back, before any run compared
/// them, so that no break speaks of either; two persons take them apart at the row.
class RowsTakenApartTest extends PaidOut {
    private static final String WHY = "It came back for another payment";

    private BatchDetail batch;
    private TakenStatement left;

    @BeforeEach
    void setAgainstEachOther() {
        batch = sentToBoth("100.00", "40.00");
        Payment ada = of(batch, ADA);
        left =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/1", day(), "500,00")
                                .row(day(), "D100,00", "A1", "EREF+" + ada.endToEndId())
                                .row(day(), "D40,00", "A2", "EREF+" + of(batch, BERT).endToEndId())
                                .row(day(), "D100,00", "A3", "EREF+" + ada.endToEndId())
                                .closing(day(), "260,00"));
        confirmProposed();
        desk.server.clock().advance(Duration.ofDays(1));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", day(), "260,00")
                        .row(day(), "C100,00", "R1", "RETOURE EREF+" + ada.endToEndId())
                        .closing(day(), "360,00"));
        ReturnProposal back = proposals().returns().getFirst();
        desk.approve(
                desk.ask(
                        ReconciliationCalls.SET_AGAINST,
                        new SetAgainst(
                                main.id(), back.rowId(), BankDesk.present(back.takesBack()))));
    }

    private Prepared apart(String row) {
        return desk.ask(
                ReconciliationCalls.TAKE_ROWS_APART, new TakeRowsApart(main.id(), row, WHY));
    }

    private List<RowUse> uses() {
        return desk.ask(BankCalls.ROWS, new AboutBankStatement(left.id(), null)).rows().stream()
                .map(StatementRow::use)
                .toList();
    }

    @Test
    void theyAreTakenApartByTwoPersonsThoughNoRunEverSawThem() {
        assertThat(uses()).contains(RowUse.TAKEN_BACK);
        assertThat(proposals().returns()).isEmpty();
        var tooShort = new TakeRowsApart(main.id(), "STMT-1-3", "Wrong");
        assertThat(code(() -> desk.ask(ReconciliationCalls.TAKE_ROWS_APART, tooShort)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> apart("STMT-1-1")))
                .as("a row that none takes back")
                .isEqualTo(Problem.Code.WRONG_STATE);

        Prepared asked = apart("STMT-1-3");

        assertThat(asked.shown())
                .filteredOn(line -> line.label().equals("Row"))
                .extracting(Shown::value)
                .anyMatch(said -> said.contains("-100.00 EUR  STMT-1-3"))
                .anyMatch(said -> said.contains("  100.00 EUR  STMT-2-1"));
        assertThat(code(() -> apart("STMT-2-1"))).isEqualTo(Problem.Code.ALREADY_PENDING);
        assertThat(proposals().returns()).isEmpty();
        desk.approve(asked);

        assertThat(uses()).doesNotContain(RowUse.TAKEN_BACK);
        assertThat(proposals().returns())
                .extracting(ReturnProposal::takesBack)
                .containsExactly("STMT-1-3");
        assertThat(proposals().doubts()).extracting(PaymentDoubt::rowId).contains("STMT-1-3");
        assertThat(of(batch, ADA).paymentState()).isEqualTo(PaymentState.CONFIRMED);
        assertThat(code(() -> apart("STMT-1-3"))).isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void aRunThatCallsThemTakenBackHoldsNoMore() {
        Workbench bench = desk.reconcile(main);
        assertThat(open(bench)).isEmpty();

        desk.approve(apart("STMT-2-1"));

        var about = new AboutRun(bench.card().run().id());
        assertThat(desk.ask(ReconciliationCalls.WORKBENCH, about).card().outdated())
                .contains("taken back");
        Workbench after = desk.reconcile(main);
        assertThat(of(after, "STMT-2-1").found().breakState()).isEqualTo(BreakState.OPEN);
    }
}
