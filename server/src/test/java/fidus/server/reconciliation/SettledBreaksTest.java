package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.refused;
import static fidus.server.reconciliation.ReconciliationTest.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Who explains, resolves and books away a break.
final class SettledBreaksTest extends DeskDeeds {
    @Test
    void anotherPersonThanTheExplainerResolves() {
        AccountKey account = desk.account(205);
        Workbench bench = differing(account);
        BreakCard open = breakOf(bench, account, Side.BOOK, 14);
        refused(Problem.Code.WRONG_STATE, () -> resolve(open, desk.operator()));
        BreakCard explained =
                server.call(
                        ReconciliationCalls.EXPLAIN,
                        new fidus.reconciliation.desk.ExplainBreak(
                                open.found().id(),
                                desk.maker.person().id(),
                                CauseCode.TIMING,
                                WHY,
                                open.found().version()),
                        desk.approver());
        assertThat(explained.found().breakState()).isEqualTo(BreakState.EXPLAINED);
        assertThat(explained.ownerName()).isEqualTo(desk.maker.person().name());
        assertThat(breakOf(desk.workbench(id(bench)), account, Side.BOOK, 14).ownerName())
                .isEqualTo(desk.maker.person().name());
        refused(Problem.Code.STALE_VERSION, () -> resolve(open, desk.operator()));

        Prepared prepared = resolve(explained, desk.operator());

        refused(Problem.Code.SAME_PERSON, () -> desk.approve(prepared, desk.approver()));
        var other = server.signIn(server.another("-205", List.of(Role.APPROVER))).accessToken();
        assertThat(desk.approve(prepared, other).preparedState()).isEqualTo(PreparedState.APPROVED);
        BreakCard resolved = breakOf(desk.workbench(id(bench)), account, Side.BOOK, 14);
        assertThat(resolved.found().breakState()).isEqualTo(BreakState.RESOLVED);
        assertThat(resolved.found().history()).hasSize(3);
        assertThat(desk.audited("break/" + open.found().id().value()))
                .contains("EXPLAIN_BREAK", "PREPARE_RESOLVE_BREAK", "RESOLVE_BREAK");
        RecordedMatch another = matchOf(bench, account, 13);
        var _ = undo(new UndoMatch(another.id(), WHY, another.version()));
        Workbench next = desk.reconcile(account);
        assertThat(id(next)).isNotEqualTo(id(bench));
        assertThat(breakOf(next, account, Side.BOOK, 14).found().breakState())
                .isEqualTo(BreakState.RESOLVED);
    }

    @Test
    void anExplanationIsCorrectedAndNobodyWhoGaveOneClosesIt() {
        AccountKey account = desk.account(1204);
        Workbench bench = differing(account);
        BreakCard open = breakOf(bench, account, Side.BOOK, 14);
        String id = "break/" + open.found().id().value();
        BreakCard wrong = said(open, CauseCode.AMOUNT_DIFFERENCE, desk.approver());

        BreakCard right = said(wrong, CauseCode.BANK_CHARGE, desk.operator());

        assertThat(right.found().breakState()).isEqualTo(BreakState.EXPLAINED);
        assertThat(right.found().findings().causeCode()).isEqualTo(CauseCode.BANK_CHARGE);
        assertThat(right.found().history().getLast().reason())
                .isEqualTo("Corrected from AMOUNT_DIFFERENCE to BANK_CHARGE: " + WHY);
        assertThat(desk.audited(id)).contains("CORRECT_EXPLANATION");
        refused(Problem.Code.BAD_VALUE, () -> said(right, CauseCode.BANK_CHARGE, desk.operator()));
        Prepared prepared = resolve(right, desk.operator());
        refused(
                Problem.Code.ALREADY_PENDING,
                () -> said(right, CauseCode.ROUNDING, desk.operator()));
        refused(Problem.Code.SAME_PERSON, () -> desk.approve(prepared, desk.approver()));
        var other = server.signIn(server.another("-204", List.of(Role.APPROVER))).accessToken();
        assertThat(desk.approve(prepared, other).preparedState()).isEqualTo(PreparedState.APPROVED);
    }

    @Test
    void aSuspicionIsNotCorrectedAway() {
        AccountKey account = desk.account(1213);
        Workbench bench = differing(account);
        BreakCard open = breakOf(bench, account, Side.BOOK, 14);
        BreakCard suspected = said(open, CauseCode.FRAUD_SUSPECTED, desk.operator());

        refused(Problem.Code.WRONG_STATE, () -> said(suspected, CauseCode.TIMING, desk.operator()));
    }

    private BreakCard said(BreakCard card, CauseCode cause, String token) {
        return server.call(
                ReconciliationCalls.EXPLAIN,
                new fidus.reconciliation.desk.ExplainBreak(
                        card.found().id(),
                        desk.maker.person().id(),
                        cause,
                        WHY,
                        card.found().version()),
                token);
    }

    @Test
    void aSmallWriteOffIsBookedByOneApprover() {
        AccountKey account = desk.account(206);
        Workbench bench = differing(account);
        BreakCard small = desk.explain(breakOf(bench, account, Side.BOOK, 14), CauseCode.ROUNDING);

        Prepared prepared = writeOff(small);

        assertThat(prepared.needs()).containsExactly(Role.APPROVER);
        refused(Problem.Code.FORBIDDEN, () -> desk.approve(prepared, desk.admin()));
        var _ = desk.approve(prepared, desk.approver());
        assertThat(entries(account)).hasSize(1);
        assertBooked(entries(account).getFirst(), "4100", "5400", usd("25.00"));
        BreakCard away = breakOf(desk.workbench(id(bench)), account, Side.BOOK, 14);
        assertThat(away.found().breakState()).isEqualTo(BreakState.WRITTEN_OFF);
        assertThat(away.found().findings().resolutionEntry())
                .isEqualTo("entry " + entries(account).getLast().number());
    }

    @Test
    void aBigWriteOffNeedsAnApproverAndAnAdminWhoAreTwoOtherPeople() {
        AccountKey account = desk.account(211);
        Workbench bench = differing(account);
        BreakCard big = desk.explain(breakOf(bench, account, Side.BOOK, 12), CauseCode.ROUNDING);
        var both = server.token(Role.OPERATOR, Role.APPROVER, Role.ADMIN);
        Prepared prepared = writeOff(big, both);
        assertThat(prepared.needs()).containsExactly(Role.APPROVER, Role.ADMIN);
        refused(Problem.Code.SAME_PERSON, () -> desk.approve(prepared, both));

        Prepared half = desk.approve(prepared, desk.approver());

        assertThat(half.preparedState()).isEqualTo(PreparedState.PENDING);
        assertThat(half.progress()).isEqualTo("1 of 2 approved");
        assertThat(half.openRoles()).containsExactly(Role.ADMIN);
        assertThat(entries(account)).isEmpty();
        BreakCard waits = breakOf(desk.workbench(id(bench)), account, Side.BOOK, 12);
        assertThat(waits.found().breakState()).isEqualTo(BreakState.EXPLAINED);
        assertThat(waits.waiting()).endsWith("(1 of 2 approved)");
        refused(Problem.Code.SAME_PERSON, () -> desk.approve(prepared, desk.approver()));
        var other = server.signIn(server.another("-211", List.of(Role.APPROVER))).accessToken();
        refused(Problem.Code.FORBIDDEN, () -> desk.approve(prepared, other));
        Prepared done = desk.approve(prepared, desk.admin());
        assertThat(done.preparedState()).isEqualTo(PreparedState.APPROVED);
        assertThat(done.approvals())
                .extracting(given -> given.roles().getFirst())
                .containsExactly(Role.APPROVER, Role.ADMIN);
        assertThat(entries(account)).hasSize(1);
        assertBooked(entries(account).getFirst(), "5400", "4100", usd("120.00"));
        BreakCard away = breakOf(desk.workbench(id(bench)), account, Side.BOOK, 12);
        assertThat(away.found().breakState()).isEqualTo(BreakState.WRITTEN_OFF);
        assertThat(desk.audited("break/" + big.found().id().value()))
                .contains("AGREED_WRITE_OFF_BREAK", "APPROVED_WRITE_OFF_BREAK");
    }

    @Test
    void whatWaitsAboutABreakStaysAsItIsWhenARunSeesTheSameAgain() {
        AccountKey account = desk.account(214);
        Workbench bench = differing(account);
        BreakCard big = desk.explain(breakOf(bench, account, Side.BOOK, 12), CauseCode.ROUNDING);
        BreakCard other =
                desk.explain(breakOf(bench, account, Side.STATEMENT, 12), CauseCode.TIMING);
        Prepared away = writeOff(big);
        Prepared settled = resolve(other, desk.secondOperator());
        RecordedMatch another = matchOf(bench, account, 13);
        var _ = undo(new UndoMatch(another.id(), WHY, another.version()));

        Workbench next = desk.reconcile(account);

        assertThat(id(next)).isNotEqualTo(id(bench));
        assertThat(breakOf(next, account, Side.BOOK, 12).found().lastSeenRun()).isEqualTo(id(next));
        assertThat(desk.approve(away, desk.approver()).progress()).isEqualTo("1 of 2 approved");
        assertThat(desk.approve(away, desk.admin()).preparedState())
                .isEqualTo(PreparedState.APPROVED);
        assertThat(desk.approve(settled, desk.approver()).preparedState())
                .isEqualTo(PreparedState.APPROVED);
        assertThat(entries(account)).hasSize(1);
        assertThat(breakOf(desk.workbench(id(next)), account, Side.BOOK, 12).found().breakState())
                .isEqualTo(BreakState.WRITTEN_OFF);
    }

    @Test
    void whatWaitsAboutABreakEndsWhenARunSeesAnotherDifference() {
        AccountKey account = desk.account(215);
        Workbench bench = differing(account);
        BreakCard said =
                desk.explain(breakOf(bench, account, Side.STATEMENT, 12), CauseCode.TIMING);
        Prepared waits = resolve(said, desk.secondOperator());
        var _ =
                desk.take(
                        new Statement(account.login(), "2026.11.23 08:59")
                                .trade(10, "2026.11.13 09:00:00", 0)
                                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                                .trade(12, "2026.11.17 11:00:00", 117_00)
                                .trade(13, "2026.11.18 12:00:00", 80_00)
                                .trade(15, "2026.11.19 12:00:00", 33_00)
                                .trade(16, "2026.11.20 12:00:00", 7_00));

        BreakCard now = breakOf(desk.reconcile(account), account, Side.STATEMENT, 12);

        assertThat(now.found().difference()).isEqualTo(usd("117.00"));
        refused(Problem.Code.STALE_VERSION, () -> desk.approve(waits, desk.approver()));
    }

    @Test
    void whoeverExplainedTheBreakIsNoneOfTheTwo() {
        AccountKey account = desk.account(212);
        Workbench bench = differing(account);
        BreakCard open = breakOf(bench, account, Side.BOOK, 12);
        BreakCard big =
                server.call(
                        ReconciliationCalls.EXPLAIN,
                        new fidus.reconciliation.desk.ExplainBreak(
                                open.found().id(),
                                desk.maker.person().id(),
                                CauseCode.TIMING,
                                WHY,
                                open.found().version()),
                        desk.approver());
        Prepared prepared = writeOff(big);

        refused(Problem.Code.SAME_PERSON, () -> desk.approve(prepared, desk.approver()));

        var other = server.signIn(server.another("-212", List.of(Role.APPROVER))).accessToken();
        assertThat(desk.approve(prepared, desk.admin()).progress()).isEqualTo("1 of 2 approved");
        assertThat(desk.approve(prepared, other).preparedState()).isEqualTo(PreparedState.APPROVED);
    }

    @Test
    void oneOfTheTwoCanStillReject() {
        AccountKey account = desk.account(213);
        Workbench bench = differing(account);
        BreakCard big = desk.explain(breakOf(bench, account, Side.BOOK, 12), CauseCode.ROUNDING);
        Prepared prepared = writeOff(big);
        var _ = desk.approve(prepared, desk.approver());

        Prepared rejected =
                server.call(
                        fidus.approvals.ApprovalCalls.DECIDE,
                        new fidus.approvals.Decide(
                                prepared.id(),
                                fidus.approvals.Decide.Decision.REJECT,
                                prepared.digest(),
                                "The broker has answered meanwhile"),
                        desk.admin());

        assertThat(rejected.preparedState()).isEqualTo(PreparedState.REJECTED);
        assertThat(rejected.approvals()).hasSize(1);
        assertThat(entries(account)).isEmpty();
    }
}
