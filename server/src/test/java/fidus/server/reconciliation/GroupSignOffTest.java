package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOffRuns;
import fidus.reconciliation.desk.SignOffTrial;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Several runs signed together by two people: all of them or none.
final class GroupSignOffTest extends DeskDeeds {
    private static Workbench clean(long login) {
        AccountKey account = desk.account(login);
        var _ = desk.take(ReconciliationTest.first(login));
        return desk.reconcile(account);
    }

    private static Prepared prepare(RunId... runs) {
        return server.call(
                ReconciliationCalls.SIGN_OFF_RUNS,
                new SignOffRuns(List.of(runs), "Checked together"),
                desk.operator());
    }

    private static List<SignOffTrial.Line> tried(RunId... runs) {
        return server.call(
                        ReconciliationCalls.TRY_SIGN_OFFS,
                        new SignOffRuns(List.of(runs), ""),
                        desk.operator())
                .lines();
    }

    private static RunState state(Workbench bench) {
        return desk.workbench(id(bench)).card().run().runState();
    }

    @Test
    void cleanRunsAreListedTriedAndSignedTogetherByAnotherPerson() {
        Workbench one = clean(341);
        Workbench other = clean(342);
        assertThat(tried(id(one), id(other)))
                .allSatisfy(line -> assertThat(line.why()).isNull())
                .extracting(SignOffTrial.Line::run)
                .containsExactly(id(one), id(other));

        Prepared prepared = prepare(id(one), id(other));

        assertThat(prepared.shown()).anyMatch(it -> it.label().startsWith("341@"));
        assertThat(prepared.shown()).anyMatch(it -> it.label().startsWith("342@"));
        assertThat(desk.workbench(id(other)).card().waiting()).isEqualTo("Sign off 2 runs");
        assertThat(tried(id(one)).getFirst().why()).startsWith("It waits already");
        refused(Problem.Code.SAME_PERSON, () -> desk.approve(prepared, desk.operator()));
        var _ = desk.approve(prepared, desk.approver());
        assertThat(state(one)).isEqualTo(RunState.SIGNED_OFF);
        assertThat(state(other)).isEqualTo(RunState.SIGNED_OFF);
    }

    @Test
    void whatWaitsIsReadOnceForAllOfThem() {
        RunId one = id(clean(347));
        RunId two = id(clean(348));
        RunId three = id(clean(349));
        server.commands.note();
        assertThat(tried(one)).hasSize(1);
        long alone = server.commands.asked("prepared");

        assertThat(tried(one, two, three)).hasSize(3);

        assertThat(server.commands.asked("prepared") - alone).isEqualTo(alone).isPositive();
    }

    @Test
    void oneThatIsNotCleanKeepsAllFromBeingPreparedAndSaysWhy() {
        Workbench clean = clean(343);
        Workbench differing = differing(desk.account(344));
        assertThat(tried(id(clean), id(differing)).getLast().why()).isNotBlank();

        refused(Problem.Code.NOT_SIGNABLE, () -> prepare(id(clean), id(differing)));

        assertThat(desk.workbench(id(clean)).card().waiting()).isNull();
        refused(Problem.Code.BAD_VALUE, () -> prepare(id(clean), id(clean)));
    }

    @Test
    void aBreakChangedSinceVoidsTheSignOffOfAll() {
        Workbench clean = clean(345);
        AccountKey account = desk.account(346);
        Workbench explained = differing(account);
        desk.explainAll(id(explained));
        Prepared prepared = prepare(id(clean), id(explained));
        var card = breakOf(desk.workbench(id(explained)), account, Side.BOOK, 14);
        var _ = desk.approve(resolve(card, desk.operator()), desk.approver());

        assertThat(
                        server.call(
                                        ApprovalCalls.FIND,
                                        new FindPrepared(prepared.subject(), false),
                                        desk.approver())
                                .prepared())
                .singleElement()
                .matches(one -> one.preparedState() == PreparedState.VOIDED)
                .extracting(Prepared::reason)
                .matches(why -> why != null && why.contains(" changed a break or match of 346@"));
        assertThatThrownBy(() -> desk.approve(prepared, desk.approver()))
                .isInstanceOf(Refused.class);

        assertThat(state(clean)).isEqualTo(RunState.COMPLETED);
        assertThat(state(explained)).isEqualTo(RunState.COMPLETED);
        assertThat(card.found().findings().causeCode()).isEqualTo(CauseCode.TIMING);
    }
}
