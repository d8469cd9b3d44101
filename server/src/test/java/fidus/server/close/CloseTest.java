package fidus.server.close;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.close.AboutClose;
import fidus.close.AboutVersion;
import fidus.close.BookLine;
import fidus.close.CloseAct;
import fidus.close.CloseCalls;
import fidus.close.CloseMonth;
import fidus.close.CloseStep;
import fidus.close.ClosedHead;
import fidus.close.ClosedMonth;
import fidus.close.ReopenMonth;
import fidus.close.SignClose;
import fidus.close.SkippedStep;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.ledger.PeriodState;
import fidus.mt5.AccountKey;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A month is locked by two persons, opened again, and locked anew.
final class CloseTest extends ClosingMonth {
    private static final AccountKey ACCOUNT = new AccountKey(CloseDesk.SERVER, 7_001);

    @Test
    void aMonthIsLockedByTwoPersonsOnceEverythingIsDone() {
        assertThat(desk.step(StepKind.FREEZE).act()).isEqualTo(CloseAct.FREEZE);
        assertThat(desk.freeze().periodState()).isEqualTo(PeriodState.CLOSING);
        assertThat(desk.run(StepKind.SNAPSHOT))
                .isEqualTo("Revision 1 of the snapshot: 1 of 1 accounts are ready.");
        assertThat(desk.run(StepKind.ACCRUALS))
                .isEqualTo("1 contracts were accrued to 2027-03-31.");
        // 27 of the first 30 days: 10,000.00 × 0.015 × 27 ÷ 30, and a tenth of it.
        assertThat(desk.balance("5010")).isEqualTo("135.00");
        assertThat(desk.balance("2300")).isEqualTo("-13.50");
        desk.statements(true);
        desk.skip(StepKind.STATEMENTS);
        desk.skip(StepKind.PROOF);
        assertThat(states(desk.month()))
                .containsExactly(
                        "FREEZE DONE",
                        "SNAPSHOT DONE",
                        "DEALS DONE",
                        "CASH_MOVEMENTS DONE",
                        "MARK_TO_MARKET DONE",
                        "STATEMENTS SKIPPED",
                        "ACCRUALS DONE",
                        "FEE_RUNS NOT_APPLICABLE",
                        "PAYMENTS DONE",
                        "YEAR_END NOT_APPLICABLE",
                        "PROOF SKIPPED",
                        "DOCUMENTS DONE",
                        "SIGN_OFF OPEN",
                        "LOCK BLOCKED",
                        "MONTH_START BLOCKED");
        Prepared prepared = desk.sign();
        assertThat(desk.month().waiting()).contains("Lock 2027-03, version 1");

        desk.approve(prepared);

        CloseMonth locked = desk.month();
        assertThat(locked.periodState()).isEqualTo(PeriodState.LOCKED);
        assertThat(settled(locked)).isTrue();
        assertThat(locked.unchanged()).isTrue();
        ClosedHead head = locked.history().getFirst();
        assertThat(head.preparedBy()).isNotEqualTo(head.reviewedBy());
        assertThat(prepared.shown())
                .anyMatch(line -> line.value().equals(head.hash()))
                .anyMatch(line -> line.label().contains("Statements skipped by"));
        ClosedMonth signed = version(1);
        assertThat(signed.figures().digest()).isEqualTo(head.hash());
        assertThat(book(signed, "2200")).isEqualTo("-135.00 USD");
        assertThat(signed.figures().accounts().getFirst().ownedEquity())
                .isEqualTo(CloseDesk.usd("10450.00"));
    }

    @Test
    void nobodySignsTwice() {
        desk.prepared();
        String both = desk.token(Role.OPERATOR, Role.APPROVER);
        Prepared own =
                desk.server.call(CloseCalls.SIGN_OFF, new SignClose(CloseDesk.MARCH, ""), both);
        assertThat(code(() -> desk.decide(own, both))).isEqualTo(Problem.Code.SAME_PERSON);
        assertThat(desk.month().periodState()).isEqualTo(PeriodState.CLOSING);
    }

    /// What was skipped is what was found then: 25.00 more on 1010 is looked at anew, and whoever
    /// skips it does not sign as the second person. Of two approvers who skipped a step each, one
    /// takes over what the other skipped, and the other signs.
    @Test
    void aSkippedProofHoldsForWhatItFoundAndIsNotSignedByWhoSkippedIt() {
        desk.prepared();
        Prepared before = desk.sign();
        post("E21", "break/1");

        CloseStep proof = desk.step(StepKind.PROOF);
        assertThat(proof.stepState()).isEqualTo(StepState.BLOCKED);
        assertThat(proof.words()).contains("New since: L11").contains("10005.00 USD");
        assertThat(problem(() -> desk.approve(before)).message()).contains("Proof is not done");

        skip(StepKind.PROOF, CloseDesk.REASON);
        assertThat(desk.step(StepKind.PROOF).stepState()).isEqualTo(StepState.SKIPPED);
        Prepared prepared = desk.sign();
        assertThat(prepared.shown())
                .filteredOn(line -> line.label().equals("Not settled"))
                .anyMatch(line -> line.value().contains("10005.00 USD"))
                .allMatch(line -> !line.value().matches("[LR][0-9].*"));
        assertThat(problem(() -> desk.approve(prepared)))
                .satisfies(
                        one -> assertThat(one.code()).isEqualTo(Problem.Code.SAME_PERSON),
                        one -> assertThat(one.message()).contains("You skipped Proof"));
        assertThat(code(() -> skip(StepKind.PROOF, CloseDesk.REASON)))
                .isEqualTo(Problem.Code.WRONG_STATE);
        PersonId former = desk.step(StepKind.PROOF).skipped().skipperId();

        SkippedStep taken = desk.skip(StepKind.PROOF).step(StepKind.PROOF).skipped();

        assertThat(taken.skipperId())
                .isNotEqualTo(former)
                .isEqualTo(desk.step(StepKind.STATEMENTS).skipped().skipperId());
        assertThat(desk.month().waiting()).isEmpty();
        desk.approve(desk.sign());
        assertThat(desk.month().periodState()).isEqualTo(PeriodState.LOCKED);
    }

    @Test
    void figuresThatChangedAfterTheFirstSignatureAreNotLocked() {
        desk.prepared();
        Prepared prepared = desk.sign();
        desk.cash(ACCOUNT, 91, "2027-03-20T10:00:00", "-12.50", "FEE platform");

        assertThat(code(() -> desk.approve(prepared))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(desk.month().periodState()).isEqualTo(PeriodState.CLOSING);
        assertThat(desk.month().waiting()).isEmpty();
    }

    @Test
    void nothingIsPostedIntoALockedMonth() {
        desk.locked();
        assertThat(code(() -> post("E3", "house/1"))).isEqualTo(Problem.Code.PERIOD_LOCKED);
        assertThat(code(() -> post("E21", "break/1"))).isEqualTo(Problem.Code.PERIOD_LOCKED);
        ClosedMonth before = version(1);

        desk.cash(ACCOUNT, 92, "2027-03-20T10:00:00", "-12.50", "FEE platform");

        assertThat(version(1)).isEqualTo(before);
        assertThat(desk.month().unchanged()).isTrue();
        assertThat(settled(desk.month())).isTrue();
    }

    @Test
    void aReopenedMonthIsClosedAnewAndItsOldFiguresStayReadable() {
        String first = desk.locked().history().getFirst().hash();
        ClosedMonth old = version(1);
        var reopen = new ReopenMonth(CloseDesk.MARCH, "The bank sent a charge of March late");
        assertThat(code(() -> desk.ask(CloseCalls.REOPEN, reopen)))
                .isEqualTo(Problem.Code.FORBIDDEN);
        assertThat(
                        code(
                                () ->
                                        desk.server.call(
                                                CloseCalls.REOPEN,
                                                new ReopenMonth(CloseDesk.MARCH, "Late"),
                                                desk.admin())))
                .isEqualTo(Problem.Code.BAD_VALUE);

        desk.approve(desk.server.call(CloseCalls.REOPEN, reopen, desk.admin()));

        CloseMonth open = desk.month();
        assertThat(open.periodState()).isEqualTo(PeriodState.OPEN);
        assertThat(open.version()).isEqualTo(2);
        assertThat(open.step(StepKind.STATEMENTS).stepState()).isNotEqualTo(StepState.SKIPPED);
        post("E21", "break/2");
        desk.freeze();
        desk.skip(StepKind.STATEMENTS);
        desk.skip(StepKind.PROOF);
        desk.approve(desk.sign());

        CloseMonth again = desk.month();
        assertThat(again.history()).extracting(ClosedHead::version).containsExactly(2, 1);
        assertThat(again.history().getFirst().hash()).isNotEqualTo(first);
        assertThat(book(version(2), "1010")).isEqualTo("10005.00 USD");
        assertThat(book(version(1), "1010")).isEqualTo("10000.00 USD");
        assertThat(version(1).figures()).isEqualTo(old.figures());
        assertThat(version(1).head().reopening().reason()).isEqualTo(reopen.reason());
    }

    @Test
    void monthsAreClosedInTheirOrderAndOnlyTheLatestIsReopened() {
        desk.locked();
        assertThat(desk.ask(CloseCalls.MONTHS, new Nothing()).next()).isEqualTo("2027-04");
        assertThat(
                        code(
                                () ->
                                        desk.server.call(
                                                CloseCalls.REOPEN,
                                                new ReopenMonth("2027-02", CloseDesk.REASON),
                                                desk.admin())))
                .isEqualTo(Problem.Code.WRONG_STATE);
        desk.at("2027-06-02");
        desk.server.rollDay();
        Problem early = problem(() -> desk.ask(CloseCalls.FREEZE, new AboutClose("2027-05")));
        assertThat(early.message()).contains("2027-04 comes first");
    }

    @Test
    void aMonthThatIsNotOverIsNotClosed() {
        assertThat(problem(() -> desk.ask(CloseCalls.FREEZE, new AboutClose("2027-04"))).message())
                .contains("2027-04 is not over");
        assertThat(code(() -> desk.ask(CloseCalls.MONTH, new AboutClose("2027-13"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    private ClosedMonth version(int version) {
        return desk.ask(CloseCalls.VERSION, new AboutVersion(CloseDesk.MARCH, version));
    }

    private static String book(ClosedMonth closed, String account) {
        return closed.figures().books().stream()
                .filter(line -> line.account().equals(account))
                .map(BookLine::balance)
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private static boolean settled(CloseMonth month) {
        return month.steps().stream()
                .filter(step -> !step.stepKind().isAfterwards())
                .allMatch(step -> step.stepState().isSettled());
    }

    private static List<String> states(CloseMonth month) {
        return month.steps().stream().map(one -> one.stepKind() + " " + one.stepState()).toList();
    }
}
