package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.ResolveBreak;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.StartRun;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// A deal that a later file tells otherwise is a break until the broker takes it back.
final class SecondCopyTest extends OneDesk {
    @Test
    void eachDifferingCopyIsABreakOfItsOwnWithBothSides() {
        AccountKey account = desk.account(401);

        Workbench bench = differing(account);

        List<BreakCard> copies = copies(bench);
        assertThat(copies).hasSize(2);
        assertThat(copies).extracting(card -> card.found().key()).doesNotHaveDuplicates();
        BreakCard amount = copy(bench, account, 12);
        assertThat(amount.found().left())
                .isEqualTo("deal %s, profit 120.00 USD".formatted(row(account, 12)));
        assertThat(amount.found().right())
                .isEqualTo("deal %s, profit 118.50 USD".formatted(row(account, 12)));
        assertThat(amount.found().difference()).isEqualTo(usd("-1.50"));
        assertThat(amount.severityNow()).isEqualTo(Severity.CRITICAL);
        assertThat(amount.likelyCause()).isEqualTo(CauseCode.DATA_GAP);
        BreakCard time = copy(bench, account, 16);
        assertThat(time.found().left()).contains("time 2026-11-13T12:00");
        assertThat(time.found().right()).contains("time 2026-11-20T12:00");
        assertThat(time.found().difference()).isNull();
        assertThat(bench.checks())
                .filteredOn(check -> check.rule().equals("SECOND_COPY"))
                .singleElement()
                .satisfies(check -> assertThat(check.passed()).isFalse())
                .satisfies(check -> assertThat(check.breaks()).isEqualTo(2));
    }

    @Test
    void aCopyThatTheBrokerTookBackIsClearedByData() {
        AccountKey account = desk.account(402);
        var _ = differing(account);

        var _ = desk.take(ReconciliationTest.mended(402));
        Workbench bench = desk.reconcile(account);

        assertThat(copies(bench))
                .hasSize(2)
                .allSatisfy(
                        card ->
                                assertThat(card.found().findings().causeCode())
                                        .isEqualTo(CauseCode.CLEARED_BY_DATA));
    }

    @Test
    void aCopyThatTwoPeopleSettledStaysSettledInTheNextRun() {
        AccountKey account = desk.account(403);
        BreakCard open = copy(differing(account), account, 16);
        BreakCard explained = desk.explain(open, CauseCode.DATA_GAP);
        var prepared =
                server.call(
                        ReconciliationCalls.RESOLVE,
                        new ResolveBreak(
                                explained.found().id(),
                                "The broker confirmed the first copy",
                                explained.found().version()),
                        desk.secondOperator());
        var _ = desk.approve(prepared, desk.approver());
        var _ =
                desk.take(
                        ReconciliationTest.second(403, "2026.11.23 08:58")
                                .deposit(17, "2026.11.23 08:10:00", 1_00));

        Workbench next = desk.reconcile(account);

        BreakCard settled = copy(next, account, 16);
        assertThat(settled.found().breakState()).isEqualTo(BreakState.RESOLVED);
        assertThat(settled.found().lastSeenRun()).isEqualTo(next.card().run().id());
        assertThat(copy(next, account, 12).found().breakState()).isEqualTo(BreakState.OPEN);
    }

    /// Of the run's own day speak only extracts, none of which tells of the deal.
    @Test
    void aCopyThatTheBrokerTookBackStaysSoWhenLaterStatementsSayNothingOfIt() {
        AccountKey account = desk.account(404);
        var _ = desk.take(told(404, "2026.11.17 23:00", 120_00));
        var _ = desk.take(told(404, "2026.11.17 23:30", 118_50));
        assertThat(state(run(account, "2026-11-16", "2026-11-17"))).isEqualTo(BreakState.OPEN);
        var _ = desk.take(extract(404, 18, 10_118_50));
        var _ = desk.take(extract(404, 19, 10_123_50));
        assertThat(state(run(account, "2026-11-19", "2026-11-19")))
                .as("nobody took it back yet")
                .isEqualTo(BreakState.OPEN);
        var _ = desk.take(told(404, "2026.11.19 23:30", 120_00));
        assertThat(state(run(account, "2026-11-16", "2026-11-17"))).isEqualTo(BreakState.RESOLVED);
        var _ = desk.take(extract(404, 20, 10_130_00));
        var _ = desk.take(extract(404, 21, 10_135_00));

        Workbench later = run(account, "2026-11-21", "2026-11-21");

        assertThat(state(later)).isEqualTo(BreakState.RESOLVED);
        assertThat(later.checks())
                .filteredOn(check -> check.rule().equals("SECOND_COPY"))
                .allMatch(check -> Boolean.TRUE.equals(check.passed()));
        var _ = desk.take(told(404, "2026.11.21 23:30", 118_50));
        assertThat(state(run(account, "2026-11-16", "2026-11-17")))
                .as("it says so again")
                .isEqualTo(BreakState.OPEN);
    }

    private static Statement told(long login, String printed, long profit) {
        return new Statement(login, printed)
                .trade(10, "2026.11.13 09:00:00", 0)
                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                .trade(12, "2026.11.17 11:00:00", profit);
    }

    private static Statement extract(long login, int day, long opening) {
        return new Statement(login, "2026.11." + day + " 23:00")
                .opening(opening)
                .trade(day, "2026.11." + day + " 10:00:00", 5_00);
    }

    private static Workbench run(AccountKey account, String from, String to) {
        var start =
                new StartRun(
                        account.server(),
                        account.login(),
                        LocalDate.parse(from),
                        LocalDate.parse(to));
        RunStarted started = server.call(ReconciliationCalls.START, start, desk.operator());
        var _ = desk.ended(Objects.requireNonNull(started.job(), "a new run has a job"));
        return desk.workbench(started.runId());
    }

    /// Of the one copy.
    private static BreakState state(Workbench bench) {
        assertThat(copies(bench)).hasSize(1);
        return copies(bench).getFirst().found().breakState();
    }

    private static Workbench differing(AccountKey account) {
        var _ = desk.take(ReconciliationTest.first(account.login()));
        var _ = desk.take(ReconciliationTest.second(account.login(), "2026.11.23 08:57"));
        return desk.reconcile(account);
    }

    private static List<BreakCard> copies(Workbench bench) {
        return bench.breaks().stream()
                .filter(card -> card.found().rule().equals("SECOND_COPY"))
                .toList();
    }

    private static BreakCard copy(Workbench bench, AccountKey account, long number) {
        return copies(bench).stream()
                .filter(
                        card ->
                                card.found()
                                        .left()
                                        .startsWith("deal " + row(account, number) + ","))
                .findFirst()
                .orElseThrow();
    }

    private static String row(AccountKey account, long number) {
        return ReconciliationTest.row(account, number);
    }
}
