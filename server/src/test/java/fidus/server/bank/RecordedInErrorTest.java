package fidus.server.bank;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.bank.desk.DepositProposal;
import fidus.contract.Problem;
import fidus.deposits.DepositCalls;
import fidus.deposits.EndDeposit;
import fidus.deposits.FindDeposits;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.EndedBy;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.ResolveBreak;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A deposit that two persons took back because it was recorded in error: no bank ever saw it, and
/// the entry and its reversal are told as a pair of the books.
final class RecordedInErrorTest extends OwnBank {
    private void recorded() {
        paid.deposit("10000.00", "2026-11-16", "SUB-MF-10");
    }

    private void takenBack() {
        var newest = new FindDeposits(null, null, null, 1);
        var end =
                new EndDeposit(
                        desk.ask(DepositCalls.FIND, newest).rows().getFirst().id(),
                        "It came in two parts",
                        null);
        desk.approve(desk.ask(DepositCalls.REVERSE, end));
    }

    private static List<ReconciliationBreak> ofBooks(Workbench bench) {
        return bench.breaks().stream()
                .map(BreakCard::found)
                .filter(one -> one.rule().equals("S5") && one.key().contains("/BOOK/"))
                .toList();
    }

    @Test
    void theEntryAndItsReversalAreToldAsOnePairAndAreNobodysOpenRows() {
        recorded();
        quiet("1", "261116", "0,00");
        Workbench before = reconciled(16, 16);
        assertThat(ofBooks(before))
                .extracting(ReconciliationBreak::breakState)
                .containsExactly(BreakState.OPEN);
        takenBack();

        Workbench after = reconciled(16, 16);

        assertThat(after.book()).as("nothing is hidden").hasSize(2);
        assertThat(after.card().run().outcome().counts().unmatched()).isZero();
        assertThat(after.explanations())
                .extracting(Explanation::sentence)
                .hasSize(2)
                .allMatch(said -> said.contains("recorded in error and taken back"))
                .anyMatch(said -> said.contains(after.book().getFirst().rowId()))
                .anyMatch(said -> said.contains(after.book().getLast().rowId()));
        assertThat(said(after, "S6").passed()).isTrue();
        assertThat(ofBooks(after))
                .extracting(one -> one.findings().endedBy())
                .containsExactly(EndedBy.DATA);
        theNextDaysGoOnFromThere(after);
    }

    private void theNextDaysGoOnFromThere(Workbench signed) {
        var signOff = new SignOff(signed.card().run().id(), "Reviewed with the statement");
        desk.approve(desk.ask(ReconciliationCalls.SIGN_OFF, signOff));
        quiet("2", "261117", "0,00");

        Workbench next = reconciled(17, 17);

        assertThat(next.card().run().outcome().counts().unmatched()).isZero();
        assertThat(said(next, "S6").passed()).isTrue();
    }

    @Test
    void theRowOfTheBankIsStillOpenAndOfferedAsADeposit() {
        recorded();
        takenBack();
        printed("1", "261116", "0,00", "C10000,00", "10000,00");

        Workbench bench = reconciled(16, 16);

        assertThat(bench.matches()).isEmpty();
        assertThat(bench.card().run().outcome().counts().unmatched()).isEqualTo(1);
        assertThat(said(bench, "S6").passed()).isTrue();
        assertThat(desk.proposals(main).deposits())
                .extracting(DepositProposal::rowId)
                .containsExactly("STMT-1-1");
        Problem why =
                problem(
                        () ->
                                desk.ask(
                                        ReconciliationCalls.MATCH,
                                        new MatchByHand(
                                                bench.card().run().id(),
                                                List.of(bench.book().getFirst().rowId()),
                                                List.of("STMT-1-1"),
                                                false,
                                                "")));
        assertThat(why.code()).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(why.message()).contains("recorded in error");
    }

    /// As runs of before that was told leave them.
    @Test
    void twoRowsOfTheBooksAreNotSaidToTakeEachOtherBackByHandAndItIsSaidWhy() {
        paid.deposit("10.00", "2026-11-16", "WIRE-1");
        paid.deposit("20.00", "2026-11-16", "WIRE-2");
        quiet("1", "261116", "0,00");
        Workbench bench = reconciled(16, 16);
        BreakCard one = explained(bench.breaks().getFirst(), CauseCode.TIMING);
        BreakCard other = explained(bench.breaks().getLast(), CauseCode.TIMING);

        Problem why =
                problem(
                        () ->
                                desk.server.call(
                                        ReconciliationCalls.RESOLVE,
                                        new ResolveBreak(
                                                one.found().id(),
                                                "They take each other back",
                                                one.found().version(),
                                                new ExplainBreaks.Shown(
                                                        other.found().id(),
                                                        other.found().version())),
                                        desk.server.token(Role.OPERATOR, Role.APPROVER)));

        assertThat(why.fields().getFirst().field()).isEqualTo("contra");
        assertThat(why.fields().getFirst().message())
                .contains("one of these is of the books")
                .contains("end by themselves in the next run");
    }
}
