package fidus.server.reconciliation;

import static fidus.server.reconciliation.LaterStatementTest.run;
import static fidus.server.reconciliation.LaterStatementTest.until17th;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.mt5.AccountKey;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

/// What came for the days of a run of a trading account is told in the list of runs too.
final class ChangedTradingRunTest extends OneDesk {
    private static RunCard listed(RunId run) {
        return server
                .call(ReconciliationCalls.RUNS, FindRuns.newest(), desk.operator())
                .runs()
                .stream()
                .filter(card -> card.run().id().equals(run))
                .findFirst()
                .orElseThrow();
    }

    private static RunDesk opened(RunId run) {
        return server.call(WindowCalls.DESK, new AboutRun(run), desk.operator());
    }

    private static Statement until20th(long login) {
        return new Statement(login, "2026.11.20 23:00")
                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                .trade(12, "2026.11.17 10:00:00", 20_00);
    }

    @Test
    void aDealOfItsDaysThatComesLaterIsToldUntilItIsRunAgain() {
        AccountKey account = desk.account(781);
        var _ = desk.take(until17th(781));
        Workbench bench = run(account, "2026-11-16", "2026-11-17");
        RunId id = bench.card().run().id();
        assertThat(listed(id).since()).isNull();

        var _ = desk.take(until20th(781).trade(15, "2026.11.17 23:30:00", 1_00));

        assertThat(listed(id).since().changed())
                .singleElement()
                .asString()
                .contains("changed since this run compared them");
        assertThat(opened(id).card().since()).isEqualTo(listed(id).since());
        assertThat(opened(id).against()).isEqualTo(listed(id).since().changed());
        Workbench again = run(account, "2026-11-16", "2026-11-17");
        assertThat(listed(again.card().run().id()).since()).isNull();
        assertThat(listed(id).since()).isNull();
    }

    @Test
    void whatComesOfLaterDaysIsNotTold() {
        AccountKey account = desk.account(782);
        var _ = desk.take(until17th(782));
        RunId id = run(account, "2026-11-16", "2026-11-17").card().run().id();

        var _ = desk.take(until20th(782).trade(13, "2026.11.18 10:00:00", 5_00));

        assertThat(listed(id).since()).isNull();
        assertThat(opened(id).against()).isNull();
    }

    /// What a file showed may be over by the time the run is opened: what is told there is what a
    /// signature would say.
    @Test
    void anOpenedRunIsToldWhatIsSoNow() {
        AccountKey account = desk.account(783);
        var _ = desk.take(until17th(783));
        RunId id = run(account, "2026-11-16", "2026-11-17").card().run().id();
        var _ =
                server.parts()
                        .mongo()
                        .write(
                                unit -> {
                                    new MovedRunStore().put(unit, id, "It was otherwise.");
                                    return true;
                                });
        assertThat(listed(id).since().changed()).containsExactly("It was otherwise.");

        assertThat(opened(id).against()).isNull();
        assertThat(opened(id).card().since()).isNull();
    }
}
