package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.AboutPrepared;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Decide.Decision;
import fidus.approvals.Prepared;
import fidus.approvals.SinceAsked;
import fidus.approvals.SinceAsked.Change;
import fidus.mt5.AccountKey;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.SignOffRuns;
import fidus.reconciliation.desk.WindowCalls;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Rows that were too many to compare again are no rows that say the same.
final class SignOffUnreadTest extends OneDesk {
    private static RunId run(long login, int rows) {
        AccountKey account = desk.account(login);
        var _ = desk.take(LaterStatementTest.until17th(login));
        RunId run = LaterStatementTest.run(account, "2026-11-16", "2026-11-17").card().run().id();
        desk.explainAll(run);
        ManyRows.counted(server, run, rows);
        return run;
    }

    private static SinceAsked since(Prepared asked) {
        return server.call(ApprovalCalls.SINCE, new AboutPrepared(asked.id()), desk.approver());
    }

    @Test
    void thatRowsWereNotComparedAgainIsToldAndKeptAndForbidsNothing() {
        RunId run = run(797, 20_001);
        Prepared asked =
                server.call(ReconciliationCalls.SIGN_OFF, new SignOff(run, "All"), desk.operator());

        SinceAsked since = since(asked);

        assertThat(since.changes())
                .containsExactly(
                        new Change(
                                "Not compared again",
                                "",
                                "Its 20,001 rows were not compared again; the signature compares"
                                        + " them."));
        assertThat(server.call(WindowCalls.DESK, new AboutRun(run), desk.operator()).against())
                .as("to stand against signing")
                .isNull();
        Prepared decided =
                server.call(
                        ApprovalCalls.DECIDE,
                        new Decide(asked.id(), Decision.APPROVE, asked.digest(), "", since.told()),
                        desk.approver());
        assertThat(decided.told())
                .singleElement()
                .matches(told -> told.changes().equals(since.changes()));
    }

    @Test
    void ofSeveralItIsSaidOfThoseThatWereOneTooMany() {
        List<RunId> runs = List.of(run(798, 15_000), run(799, 5_001), run(800, 5_000));
        Prepared asked =
                server.call(
                        ReconciliationCalls.SIGN_OFF_RUNS,
                        new SignOffRuns(runs, "All"),
                        desk.operator());

        assertThat(since(asked).changes())
                .singleElement()
                .matches(one -> one.label().endsWith("2026-11-17, not compared again"))
                .matches(one -> one.now().startsWith("Its 5,001 rows were not compared again"));
    }
}
