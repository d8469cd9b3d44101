package fidus.server.close;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.close.AboutClose;
import fidus.close.CloseBlock;
import fidus.close.CloseCalls;
import fidus.close.CloseStep;
import fidus.close.RunStep;
import fidus.close.SkipStep;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.contract.Problem;
import fidus.ledger.PeriodState;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.server.auth.Auth;
import fidus.server.commands.Said;
import fidus.statements.AboutMonth;
import fidus.statements.ClientState;
import fidus.statements.IssueStatements;
import fidus.statements.IssuedState;
import fidus.statements.StatementCalls;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
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

    /// Registered on 1 April with nothing on it, by hand: no broker can tell of its March. Once its
    /// history reaches back into March it is asked for, and in April it is asked for anyway.
    @Test
    void anAccountIsAskedForFromTheMonthItCameToBe() {
        AccountKey late = desk.account(7_011, AccountPurpose.TRADING, "0.00");

        assertThat(unreconciled(CloseDesk.MARCH)).containsExactly("account/Broker-Live/7001");
        assertThat(desk.step(StepKind.STATEMENTS).figures().getFirst().value()).isEqualTo("0 of 1");
        desk.read(late, "2027-03-31T23:55:00Z", "0.00");
        assertThat(unreconciled(CloseDesk.MARCH)).contains("account/Broker-Live/7011");
        desk.at("2027-05-01");
        assertThat(unreconciled("2027-04"))
                .containsExactly("account/Broker-Live/7001", "account/Broker-Live/7011");
    }

    private List<String> unreconciled(String month) {
        return desk
                .ask(CloseCalls.MONTH, new AboutClose(month))
                .step(StepKind.STATEMENTS)
                .blocks()
                .stream()
                .filter(one -> one.message().contains("is not reconciled to"))
                .map(CloseBlock::subject)
                .sorted()
                .toList();
    }

    @Test
    void theCommandLineDoesTheStepsOfOnePersonAndSaysWhatBlocksTheOthers(@TempDir Path folder)
            throws IOException {
        Auth.NewLogin operator = desk.server.person("-line", List.of(Role.OPERATOR));
        String password = Said.passwordFile(folder, "operator", operator.password());

        Said early = step(operator, password, "SNAPSHOT");
        assertThat(early.code()).isEqualTo(1);
        assertThat(early.err()).contains("SNAPSHOT is BLOCKED", "(WRONG_STATE)");

        Said frozen = step(operator, password, "FREEZE");
        assertThat(frozen.code()).as(frozen.err()).isZero();
        assertThat(frozen.out()).startsWith("The month is frozen.");
        assertThat(desk.step(StepKind.FREEZE).stepState()).isEqualTo(StepState.DONE);
        Said again = step(operator, password, "FREEZE");
        assertThat(again.code()).isZero();
        assertThat(again.out()).startsWith("FREEZE is DONE already; nothing was done.");

        Said snapshot = step(operator, password, "SNAPSHOT");
        assertThat(snapshot.code()).as(snapshot.err()).isZero();
        assertThat(desk.step(StepKind.SNAPSHOT).stepState()).isEqualTo(StepState.DONE);
        Said sign = step(operator, password, "SIGN_OFF");
        assertThat(sign.code()).isEqualTo(1);
        assertThat(sign.err()).contains("SIGN_OFF is BLOCKED");
        assertThat(step(operator, password, "SIGN").code()).isEqualTo(2);
        assertThat(Said.of("close", "--month=2027-03", "--step=FREEZE").code()).isEqualTo(2);
    }

    private Said step(Auth.NewLogin who, String password, String step) {
        return Said.of(
                "close",
                "--month=" + CloseDesk.MARCH,
                "--step=" + step,
                "--server",
                "http://127.0.0.1:" + desk.server.port(),
                "--as",
                who.person().login(),
                "--password-file",
                password);
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
