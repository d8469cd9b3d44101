package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.FindRows;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.ResolveBreak;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// What a bank books wrong and takes back itself: two rows of its statements and nothing in the
/// books.
final class BankErrorTest extends OwnBank {
    private Workbench errorAndCorrection() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261116", "50,00")
                        .row("261116", "C100,00", "K1", "Credited to the wrong account")
                        .row("261116", "D100,00", "K2", "Correction of K1")
                        .row("261116", "D7,00", "K3", "Somebody else")
                        .closing("261116", "43,00"));
        return reconciled(16, 16);
    }

    /// By another person than the operator, who explains.
    private Prepared resolved(BreakCard one, BreakCard contra) {
        return resolved(one, contra, desk.server.token(Role.OPERATOR, Role.APPROVER));
    }

    private Prepared resolved(BreakCard one, BreakCard contra, String maker) {
        return desk.server.call(
                ReconciliationCalls.RESOLVE,
                new ResolveBreak(
                        one.found().id(),
                        "The bank wrote that it was its error",
                        one.found().version(),
                        new ExplainBreaks.Shown(contra.found().id(), contra.found().version())),
                maker);
    }

    /// An error and its correction on another statement, which two persons say belong together.
    ///
    /// @return the statement of the correction
    private TakenStatement settledOverTwoStatements() {
        printed("1", "261116", "0,00", "C100,00", "100,00");
        TakenStatement correction =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "2/1", "261117", "100,00")
                                .row("261117", "D100,00", "K2", "Correction of K1")
                                .closing("261117", "0,00"));
        Workbench bench = reconciled(16, 17);
        BreakCard wrong = explained(of(bench, "STMT-1-1"), CauseCode.MISPOSTED);
        BreakCard back = explained(of(bench, "STMT-2-1"), CauseCode.MISPOSTED);
        desk.approve(resolved(wrong, back));
        assertThat(desk.proposals(main).deposits()).isEmpty();
        return correction;
    }

    /// The row of the books that was booked last, matched with a row of the statements.
    private void matched(Workbench bench, String row) {
        desk.ask(
                ReconciliationCalls.MATCH,
                new MatchByHand(
                        bench.card().run().id(),
                        List.of(bench.book().getLast().rowId()),
                        List.of(row),
                        false,
                        ""));
    }

    /// The rows of the statements in a list of the workbench.
    private List<String> listed(Workbench bench, Listed listed) {
        RunId run = bench.card().run().id();
        var find = new FindRows(run, Side.STATEMENT, listed, null, null, null, null, null, 0, 100);
        return desk.ask(WindowCalls.ROWS, find).rows().stream()
                .map(row -> row.row().rowId())
                .toList();
    }

    /// What waits about each row of the statement.
    private List<String> waiting(Workbench bench) {
        RunId run = bench.card().run().id();
        var find =
                new FindRows(run, Side.STATEMENT, Listed.ALL, null, null, null, null, null, 0, 9);
        return desk.ask(WindowCalls.ROWS, find).rows().stream()
                .map(row -> row.found() == null ? "" : Objects.toString(row.found().waiting(), ""))
                .toList();
    }

    private static List<BreakState> states(Workbench bench) {
        return bench.breaks().stream()
                .filter(card -> card.found().rule().equals("S5"))
                .map(card -> card.found().breakState())
                .toList();
    }

    private void signed(Workbench bench) {
        var signOff = new SignOff(bench.card().run().id(), "Reviewed with the statement");
        desk.approve(desk.ask(ReconciliationCalls.SIGN_OFF, signOff));
    }

    @Test
    void twoPersonsSettleItWithTheRowThatTakesItBackAndItStaysSettled() {
        Workbench first = errorAndCorrection();
        BreakCard wrong = explained(of(first, "STMT-1-1"), CauseCode.MISPOSTED);
        BreakCard back = explained(of(first, "STMT-1-2"), CauseCode.MISPOSTED);
        BreakCard other = explained(of(first, "STMT-1-3"), CauseCode.TIMING);
        assertThatThrownBy(() -> resolved(wrong, other))
                .isInstanceOfSatisfying(
                        Refused.class,
                        why ->
                                assertThat(why.problem().fields().getFirst().field())
                                        .isEqualTo("contra"));

        assertThatThrownBy(() -> resolved(wrong, back, desk.operator()))
                .as("whoever explained the rows")
                .isInstanceOfSatisfying(
                        Refused.class,
                        why ->
                                assertThat(why.problem().code())
                                        .isEqualTo(Problem.Code.SAME_PERSON));

        assertThat(desk.proposals(main).deposits())
                .extracting(DepositProposal::rowId)
                .containsExactly("STMT-1-1");
        Prepared pair = resolved(wrong, back);
        assertThat(pair.title())
                .isEqualTo("Resolve two rows of Main account that take each other back");
        assertThat(waiting(first)).contains(pair.title()).last().isEqualTo("");
        desk.approve(pair);
        assertThat(waiting(first)).containsExactly("", "", "");
        assertThat(desk.proposals(main).deposits()).isEmpty();
        Workbench again = reconciled(16, 16);

        assertThat(again.card().run().id()).isNotEqualTo(first.card().run().id());
        assertThat(states(again))
                .containsExactlyInAnyOrder(
                        BreakState.RESOLVED, BreakState.RESOLVED, BreakState.EXPLAINED);
        assertThat(again.card().run().outcome().counts().unmatched()).isEqualTo(1);
        assertThat(said(again, "S6").passed()).isTrue();
        assertThat(listed(again, Listed.OPEN)).containsExactly("STMT-1-3");
        assertThat(listed(again, Listed.ALL)).hasSize(3);
        signed(again);
        quiet("2", "261117", "43,00");
        Workbench next = reconciled(17, 17);
        assertThat(states(next)).doesNotContain(BreakState.OPEN);
        assertThat(said(next, "S6").passed()).isTrue();

        paid.deposit("100.00", "2026-11-17", "WIRE-889911");
        Workbench booked = reconciled(17, 17);
        assertThat(booked.matches()).isEmpty();
        assertThat(booked.card().run().outcome().counts().unmatched())
                .as("the entry and somebody else's row")
                .isEqualTo(2);
        assertThatThrownBy(() -> matched(booked, "STMT-1-1"))
                .as("one person does not end what two persons said")
                .hasMessageContaining("Row STMT-1-1 and row STMT-1-2")
                .hasMessageContaining("Have them taken apart first");
        assertThat(of(reconciled(17, 17), "STMT-1-2").found().breakState())
                .isEqualTo(BreakState.RESOLVED);
    }

    /// Else its row could be written off while both are said to come to nothing.
    @Test
    void theRowThatTakesItBackWaitsForTheSameDecision() {
        Workbench bench = errorAndCorrection();
        BreakCard wrong = explained(of(bench, "STMT-1-1"), CauseCode.MISPOSTED);
        BreakCard back = explained(of(bench, "STMT-1-2"), CauseCode.MISPOSTED);

        Prepared pair = resolved(wrong, back);

        assertThat(waiting(bench)).containsExactly(pair.title(), pair.title(), "");
        assertThat(reconciledBreak("STMT-1-2").waiting()).isEqualTo(pair.title());
        assertThatThrownBy(() -> writeOff(back)).satisfies(refused(Problem.Code.ALREADY_PENDING));
        assertThatThrownBy(() -> explained(back, CauseCode.TIMING))
                .satisfies(refused(Problem.Code.ALREADY_PENDING));
        assertThatThrownBy(() -> resolved(back, wrong))
                .satisfies(refused(Problem.Code.ALREADY_PENDING));
    }

    /// What the books hold a row for is money that came.
    @Test
    void aRowThatIsBookedMeanwhileIsTakenBackByNone() {
        Workbench bench = errorAndCorrection();
        BreakCard wrong = explained(of(bench, "STMT-1-1"), CauseCode.MISPOSTED);
        BreakCard back = explained(of(bench, "STMT-1-2"), CauseCode.MISPOSTED);
        Prepared pair = resolved(wrong, back);
        paid.deposit("100.00", "2026-11-16", "STMT-1-1");

        assertThatThrownBy(() -> desk.approve(pair)).satisfies(refused(Problem.Code.EVIDENCE_USED));
    }

    private BreakCard reconciledBreak(String row) {
        return of(reconciled(16, 16), row);
    }

    private static Consumer<Throwable> refused(Problem.Code code) {
        return thrown ->
                assertThat(thrown)
                        .isInstanceOfSatisfying(
                                Refused.class,
                                why -> assertThat(why.problem().code()).isEqualTo(code));
    }

    @Test
    void aRowIsFreeAgainWhenTheOneThatTookItBackCountsNoMore() {
        TakenStatement correction = settledOverTwoStatements();

        desk.approve(
                desk.ask(
                        BankCalls.SET_ASIDE,
                        new SetStatementAside(correction.id(), "It is of another account")));

        assertThat(desk.proposals(main).deposits())
                .extracting(DepositProposal::rowId)
                .containsExactly("STMT-1-1");
        assertThat(of(reconciled(16, 16), "STMT-1-1").found().breakState())
                .isEqualTo(BreakState.OPEN);
    }

    /// Another person agrees to such a match, and reads nothing of the pair there.
    @Test
    void aMatchWithADifferenceEndsThemNeither() {
        var _ = settledOverTwoStatements();
        paid.deposit("99.00", "2026-11-16", "WIRE-889911");
        Workbench booked = reconciled(16, 17);
        var match =
                new MatchByHand(
                        booked.card().run().id(),
                        List.of(booked.book().getLast().rowId()),
                        List.of("STMT-1-1"),
                        false,
                        "The bank added one euro to it");

        assertThatThrownBy(() -> desk.ask(ReconciliationCalls.MATCH, match))
                .isInstanceOfSatisfying(
                        Refused.class,
                        why ->
                                assertThat(why.problem().fields().getFirst().field())
                                        .isEqualTo("statementRows"));
    }

    @Test
    void aSentenceAloneEndsNoRowOfABank() {
        Workbench bench = errorAndCorrection();
        BreakCard wrong = explained(of(bench, "STMT-1-1"), CauseCode.MISPOSTED);

        assertThatThrownBy(
                        () ->
                                desk.ask(
                                        ReconciliationCalls.RESOLVE,
                                        new ResolveBreak(
                                                wrong.found().id(),
                                                "Done by phone with the bank",
                                                wrong.found().version())))
                .isInstanceOfSatisfying(
                        Refused.class,
                        why ->
                                assertThat(why.problem().code())
                                        .isEqualTo(Problem.Code.WRONG_STATE));
    }
}
