package fidus.server.close;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.CloseCalls;
import fidus.close.CloseStep;
import fidus.close.RunStep;
import fidus.close.SkipStep;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.contract.Problem;
import fidus.ledger.PeriodState;
import fidus.statements.AboutMonth;
import fidus.statements.ClientState;
import fidus.statements.IssueStatements;
import fidus.statements.IssuedState;
import fidus.statements.StatementCalls;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What has to be done, or said, before a month is signed.
final class CloseStepsTest extends ClosingMonth {
    @Test
    void whatIsNotDoneIsNotSigned() {
        assertThat(code(desk::sign)).isEqualTo(Problem.Code.NOT_SIGNABLE);
        desk.freeze();
        Problem refused = problem(desk::sign);
        assertThat(refused.code()).isEqualTo(Problem.Code.NOT_SIGNABLE);
        assertThat(refused.message()).contains("Snapshot is not done");
    }

    @Test
    void aClosingMonthTakesClosePostingsAlone() {
        desk.freeze();
        assertThat(code(() -> post("E3", "house/1"))).isEqualTo(Problem.Code.PERIOD_LOCKED);
        post("E21", "break/1");
        assertThat(desk.balance("1010")).isEqualTo("10005.00");
    }

    @Test
    void anApproverAloneSkipsAndSaysWhy() {
        desk.freeze();
        assertThat(
                        code(
                                () ->
                                        desk.ask(
                                                CloseCalls.SKIP,
                                                new SkipStep(
                                                        CloseDesk.MARCH,
                                                        StepKind.PROOF,
                                                        CloseDesk.REASON))))
                .isEqualTo(Problem.Code.FORBIDDEN);
        assertThat(code(() -> skip(StepKind.PROOF, "Later"))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> skip(StepKind.SIGN_OFF, CloseDesk.REASON)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> skip(StepKind.DEALS, CloseDesk.REASON)))
                .isEqualTo(Problem.Code.WRONG_STATE);
        CloseStep skipped = skip(StepKind.PROOF, CloseDesk.REASON).step(StepKind.PROOF);
        assertThat(skipped.stepState()).isEqualTo(StepState.SKIPPED);
        assertThat(skipped.words()).isEqualTo(CloseDesk.REASON);
        assertThat(skipped.blocks()).isNotEmpty();
    }

    @Test
    void stepsAreDoneWhileTheMonthIsBeingClosed() {
        assertThat(
                        code(
                                () ->
                                        desk.ask(
                                                CloseCalls.RUN,
                                                new RunStep(CloseDesk.MARCH, StepKind.SNAPSHOT))))
                .isEqualTo(Problem.Code.WRONG_STATE);
        desk.freeze();
        assertThat(
                        code(
                                () ->
                                        desk.ask(
                                                CloseCalls.RUN,
                                                new RunStep(
                                                        CloseDesk.MARCH, StepKind.MARK_TO_MARKET))))
                .isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(
                        code(
                                () ->
                                        desk.ask(
                                                CloseCalls.RUN,
                                                new RunStep(CloseDesk.MARCH, StepKind.PROOF))))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void statementsAreDraftsBeforeTheLockAndFinalAfterIt() {
        desk.prepared();
        assertThat(client().last()).isNull();
        assertThat(client().draft().issuedState()).isEqualTo(IssuedState.DRAFT);

        desk.approve(desk.sign());
        desk.statements(false);

        assertThat(client().last().issuedState()).isEqualTo(IssuedState.ISSUED);
        assertThat(desk.ask(StatementCalls.MONTH, new AboutMonth(CloseDesk.MARCH)).periodState())
                .isEqualTo(PeriodState.LOCKED);
        assertThat(
                        code(
                                () ->
                                        desk.ask(
                                                StatementCalls.ISSUE,
                                                new IssueStatements(
                                                        "2027-04", false, List.of(), ""))))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    private ClientState client() {
        return desk.ask(StatementCalls.MONTH, new AboutMonth(CloseDesk.MARCH)).clients().getFirst();
    }
}
