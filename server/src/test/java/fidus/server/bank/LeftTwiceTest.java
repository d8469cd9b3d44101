package fidus.server.bank;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.bank.desk.PaymentDoubt;
import fidus.bank.desk.ReturnProposal;
import fidus.contract.Problem;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;
import fidus.payments.BatchDetail;
import fidus.payments.Payment;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentState;
import fidus.payments.ReturnPayment;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SetAgainst;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.dossier.AddComment;
import fidus.reconciliation.dossier.AttachFile;
import fidus.reconciliation.dossier.DossierCalls;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// A payment that the bank executed twice: what it gives back is held against the second time, and
/// only what comes back beyond that is a return of the payment.
class LeftTwiceTest extends PaidOut {
    private static final String DOUBLE =
            "<RtrInf><Rsn><Cd>DUPL</Cd></Rsn></RtrInf><RmtInf><Ustrd>Reversal of double"
                    + " execution</Ustrd></RmtInf>";

    private BatchDetail batch;
    private Payment ada;

    @BeforeEach
    void paidOnceAndTakenTwice() {
        batch = sentToBoth("100.00", "40.00");
        ada = of(batch, ADA);
        desk.take(
                CamtText.of(BankDesk.IBAN, iso(), "500.00", "260.00")
                        .entry("DBIT", "100.00", "A1", "", tx(ada))
                        .entry(
                                "DBIT",
                                "40.00",
                                "A2",
                                "",
                                List.of(CamtText.Tx.of("40.00", of(batch, BERT).endToEndId())))
                        .entry("DBIT", "100.00", "A3", "", tx(ada))
                        .bytes());
        confirmProposed();
        desk.server.clock().advance(Duration.ofDays(1));
    }

    private static List<CamtText.Tx> tx(Payment payment) {
        return List.of(CamtText.Tx.of("100.00", payment.endToEndId()));
    }

    private void cameBack(String... amounts) {
        int closing = 260;
        for (String amount : amounts) {
            closing += Integer.parseInt(amount);
        }
        CamtText text = CamtText.of(BankDesk.IBAN, iso(), "260.00", closing + ".00");
        int number = 0;
        for (String amount : amounts) {
            number++;
            String sum = amount + ".00";
            text.entry(
                    "CRDT",
                    sum,
                    "R" + number,
                    "",
                    List.of(new CamtText.Tx(sum, ada.endToEndId(), DOUBLE)));
        }
        desk.take(text.bytes());
    }

    private Prepared setAgainst(ReturnProposal proposal) {
        return desk.ask(
                ReconciliationCalls.SET_AGAINST,
                new SetAgainst(
                        main.id(), proposal.rowId(), BankDesk.present(proposal.takesBack())));
    }

    private Problem.Code recorded(String evidence) {
        var back = new ReturnPayment(ada.id(), evidence, desk.today(), "It came back", null);
        return code(() -> desk.ask(PaymentCalls.RETURN, back));
    }

    private void nothingIsOwedAgain() {
        assertThat(of(batch, ADA).paymentState()).isEqualTo(PaymentState.CONFIRMED);
        assertThat(balance("1010")).isEqualTo("-140.00 EUR");
        assertThat(proposals().returns()).isEmpty();
        assertThat(proposals().doubts()).isEmpty();
        assertThat(proposals().deposits()).isEmpty();
    }

    @Test
    void whatComesBackTakesTheSecondTimeBackAndThePaymentStaysPaid() {
        cameBack("100");
        assertThat(open(desk.reconcile(main)))
                .as("the payment, and three rows that could be it or not")
                .hasSize(4);

        ReturnProposal back = proposals().returns().getFirst();
        assertThat(back.booking()).isNull();
        assertThat(back.takesBack()).isEqualTo("STMT-1-3");
        assertThat(back.why())
                .contains("CONFIRMED", "STMT-1-1", "STMT-1-3", "once more")
                .contains("nothing is owed again");
        assertThat(proposals().doubts())
                .singleElement()
                .extracting(PaymentDoubt::sentence)
                .asString()
                .contains("Row STMT-2-1", "brings it back");
        Prepared asked = setAgainst(back);
        assertThat(asked.shown())
                .contains(
                        new Shown("Payment", ada.endToEndId()),
                        new Shown("What it shows", back.why()),
                        new Shown("Together", "0.00 EUR"));
        assertThat(back.asked()).isNull();
        assertThat(BankDesk.present(proposals().returns().getFirst().asked()).title())
                .isEqualTo(asked.title());
        desk.approve(asked);

        nothingIsOwedAgain();
        Workbench after = desk.reconcile(main);
        assertThat(after.matches()).hasSize(2);
        assertThat(after.card().run().outcome().counts().unmatched()).isZero();
        assertThat(said(after, "S6").passed()).isTrue();
        assertThat(after.breaks())
                .filteredOn(one -> one.found().rule().equals("S5"))
                .extracting(one -> one.found().breakState())
                .containsOnly(BreakState.RESOLVED);
        assertThat(after.breaks())
                .filteredOn(one -> one.found().key().endsWith("/STMT-1-3"))
                .extracting(one -> one.found().findings().causeCode())
                .containsExactly(CauseCode.DUPLICATE);
        assertThat(recorded("R1 STMT-2-1"))
                .as("a row that takes another one back")
                .isEqualTo(Problem.Code.EVIDENCE_USED);
        var deposit =
                new RecordDeposit(
                        paid.ada().id(),
                        Money.of("100.00", "EUR"),
                        desk.today(),
                        DepositMethod.FIAT,
                        "STMT-2-1",
                        main.name(),
                        "");
        assertThatThrownBy(() -> desk.ask(DepositCalls.RECORD, deposit))
                .as("the house's own money is no client's")
                .hasMessageContaining("Rows STMT-1-3 and STMT-2-1 of the statements");
    }

    @Test
    void itIsSettledBeforeAnythingWasCompared() {
        cameBack("100");

        desk.approve(setAgainst(proposals().returns().getFirst()));

        nothingIsOwedAgain();
        Workbench bench = desk.reconcile(main);
        assertThat(bench.matches()).hasSize(2);
        assertThat(open(bench)).isEmpty();
    }

    /// The row that the payment was confirmed with is the one too many then.
    @Test
    void itIsSettledThoughThePaymentIsMatchedWithTheOtherRow() {
        cameBack("100");
        Workbench bench = desk.reconcile(main);
        desk.ask(
                ReconciliationCalls.MATCH,
                new MatchByHand(
                        bench.card().run().id(),
                        List.of("ENTRY-1-2"),
                        List.of("STMT-1-3"),
                        false,
                        ""));

        ReturnProposal back = proposals().returns().getFirst();
        assertThat(back.takesBack()).isEqualTo("STMT-1-1");
        assertThat(recorded("R1 STMT-2-1")).isEqualTo(Problem.Code.WRONG_STATE);
        desk.approve(setAgainst(back));

        assertThat(of(batch, ADA).paymentState()).isEqualTo(PaymentState.CONFIRMED);
        assertThat(open(desk.reconcile(main))).isEmpty();
    }

    @Test
    void nobodyRecordsThePaymentAsComeBackWhileTheSecondTimeIsOpen() {
        assertThat(recorded("A CALL OF THE BANK")).isEqualTo(Problem.Code.WRONG_STATE);
        cameBack("100");

        assertThat(recorded("R1 STMT-2-1")).isEqualTo(Problem.Code.WRONG_STATE);
        var wrong = new SetAgainst(main.id(), "STMT-2-1", "STMT-1-1");
        assertThat(code(() -> desk.ask(ReconciliationCalls.SET_AGAINST, wrong)))
                .as("the row that the payment stands on")
                .isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void whatComesBackBeyondTheSecondTimeIsTheReturnOfThePayment() {
        cameBack("100", "100");

        List<ReturnProposal> back = proposals().returns();
        assertThat(back).extracting(ReturnProposal::takesBack).containsExactly("STMT-1-3", null);
        ReturnPayment booking = BankDesk.present(back.getLast().booking());
        desk.approve(desk.ask(PaymentCalls.RETURN, booking));

        assertThat(of(batch, ADA).paymentState()).isEqualTo(PaymentState.REVERSED);
        ReturnProposal left = proposals().returns().getFirst();
        assertThat(left.takesBack()).isEqualTo("STMT-1-3");
        desk.approve(setAgainst(left));
        assertThat(proposals().returns()).isEmpty();
        assertThat(open(desk.reconcile(main))).isEmpty();
        assertThat(balance("1010")).isEqualTo("-40.00 EUR");
    }

    /// Whoever agrees that money is written off reads what is kept about it, and which row brought
    /// it back; what came since has it prepared again.
    @Test
    void aWriteOffShowsWhatIsKeptAndTheRowThatSpeaksAgainstIt() {
        Workbench bench = desk.reconcile(main);
        BreakCard lost = explained(of(bench, "STMT-1-3"), CauseCode.DUPLICATE);
        BreakId id = lost.found().id();
        desk.ask(DossierCalls.COMMENT, new AddComment(id, "The bank was called"));
        desk.ask(DossierCalls.COMMENT, new AddComment(id, "They look for it"));
        desk.server.upload(
                DossierCalls.ATTACH,
                new AttachFile(id, "mail.txt"),
                desk.operator(),
                "They took it twice.".getBytes(UTF_8));
        Prepared early = writeOff(lost);
        assertThat(early.shown())
                .contains(new Shown("Attachments", "1, at the break: mail.txt"))
                .anyMatch(
                        line ->
                                line.label().equals("Last of 2 comments")
                                        && line.value().endsWith(": They look for it"))
                .noneMatch(line -> line.label().equals("Speaks against it"));
        cameBack("100");

        assertThat(code(() -> desk.approve(early))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(writeOff(lost).shown())
                .filteredOn(line -> line.label().equals("Speaks against it"))
                .singleElement()
                .extracting(Shown::value)
                .asString()
                .contains("STMT-2-1", "100.00 EUR", ada.endToEndId());
    }

    @Test
    void theSecondTimeCountsThoughFraudIsSuspectedOfIt() {
        explained(of(desk.reconcile(main), "STMT-1-3"), CauseCode.FRAUD_SUSPECTED);
        cameBack("100");

        ReturnProposal back = proposals().returns().getFirst();
        assertThat(back.booking()).isNull();
        assertThat(back.why()).contains("STMT-1-3", "fraud is suspected", "Ask the bank");
        assertThat(recorded("R1 STMT-2-1")).isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void whatComesBackInTwoSumsIsOneReturn() {
        cameBack("60", "40");

        assertThat(recorded("R1 STMT-2-1, 2")).isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void anotherSumThanTheSecondTimeIsProposedAsNothing() {
        cameBack("95");

        ReturnProposal back = proposals().returns().getFirst();
        assertThat(back.booking()).isNull();
        assertThat(back.takesBack()).isNull();
        assertThat(back.why()).contains("STMT-1-3", "this row brings 95.00 EUR");
    }
}
