package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Problem;
import fidus.mt5.AccountKey;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.desk.AskPeriod;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunPeriod;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.StartRun;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Objects;

/// Which days a run takes when none are given.
final class RunPeriodTest extends OneDesk {
    private static final LocalDate FIRST = LocalDate.parse("2026-11-13");
    private static final LocalDate LAST = LocalDate.parse("2026-11-18");

    @Test
    void withoutDaysARunTakesTheStatementFromItsFirstRowToItsLast() {
        AccountKey account = desk.account(701);
        refused(Problem.Code.NOT_FOUND, () -> next(account));
        var _ = desk.take(ReconciliationTest.first(701));

        ReconciliationRun run = run(account, null, null);

        assertThat(run.from()).isEqualTo(FIRST);
        assertThat(run.to()).isEqualTo(LAST);
        RunPeriod shown = next(account);
        assertThat(shown.from()).isEqualTo(FIRST);
        assertThat(shown.to()).isEqualTo(LAST);
        assertThat(shown.why()).isEqualTo("From the first row of statement.html to its last one.");
        assertThat(run(account, LocalDate.parse("2026-11-17"), null).to()).isEqualTo(LAST);
        assertThat(run(account, null, Desk.TO).from()).isEqualTo(FIRST);
    }

    @Test
    void afterASignOffTheNextRunBeginsOnTheDayAfter() {
        AccountKey account = desk.account(702);
        var _ = desk.take(ReconciliationTest.first(702));
        ReconciliationRun signed = run(account, null, LocalDate.parse("2026-11-17"));
        desk.explainAll(signed.id());
        var prepared =
                server.call(
                        ReconciliationCalls.SIGN_OFF,
                        new SignOff(signed.id(), ""),
                        desk.operator());
        var _ = desk.approve(prepared, desk.approver());

        ReconciliationRun run = run(account, null, null);

        assertThat(run.from()).isEqualTo(LAST);
        assertThat(run.to()).isEqualTo(LAST);
        assertThat(next(account).why())
                .isEqualTo(
                        "From the day after the last signed-off run to the last row of"
                                + " statement.html.");
    }

    @Test
    void whenEverythingIsSignedANewerStatementIsAskedFor() {
        AccountKey account = desk.account(703);
        var _ = desk.take(ReconciliationTest.first(703));
        ReconciliationRun signed = run(account, null, null);
        desk.explainAll(signed.id());
        var prepared =
                server.call(
                        ReconciliationCalls.SIGN_OFF,
                        new SignOff(signed.id(), ""),
                        desk.operator());
        var _ = desk.approve(prepared, desk.approver());

        refused(Problem.Code.BAD_VALUE, () -> next(account));
        refused(Problem.Code.BAD_VALUE, () -> run(account, null, null));
    }

    @Test
    void aFirstDayAfterTheLastOneIsSaidToBeOne() {
        AccountKey account = desk.account(704);
        var _ = desk.take(ReconciliationTest.first(704));

        assertThatThrownBy(() -> run(account, LAST.plusDays(1), null))
                .hasMessageContaining(
                        "The first day, 2026-11-19, is after the last day that is proposed,")
                .hasMessageNotContaining("signed");
        assertThatThrownBy(() -> run(account, LAST, FIRST))
                .hasMessageContaining(
                        "The last day, 2026-11-13, is before the first day, 2026-11-18.");
    }

    private static RunPeriod next(AccountKey account) {
        return server.call(
                ReconciliationCalls.PERIOD,
                new AskPeriod(account.server(), account.login()),
                desk.operator());
    }

    private static ReconciliationRun run(
            AccountKey account, @Nullable LocalDate from, @Nullable LocalDate to) {
        RunStarted started =
                server.call(
                        ReconciliationCalls.START,
                        new StartRun(account.server(), account.login(), from, to),
                        desk.operator());
        var _ = desk.ended(Objects.requireNonNull(started.job(), "a new run has a job"));
        return desk.workbench(started.runId()).card().run();
    }
}
