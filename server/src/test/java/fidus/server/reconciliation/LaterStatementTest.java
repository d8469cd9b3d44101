package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.StartRun;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// What a broker says later: of other days, of the same days, and of days that are signed.
final class LaterStatementTest extends OneDesk {
    static Statement until17th(long login) {
        return new Statement(login, "2026.11.17 23:00")
                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                .trade(12, "2026.11.17 10:00:00", 20_00);
    }

    private static Statement since18th(long login) {
        return new Statement(login, "2026.11.20 23:00")
                .opening(10_020_00)
                .trade(13, "2026.11.18 10:00:00", 5_00)
                .trade(14, "2026.11.19 10:00:00", 6_00);
    }

    static Workbench run(AccountKey account, String from, String to) {
        RunStarted started =
                server.call(
                        ReconciliationCalls.START,
                        new StartRun(
                                account.server(),
                                account.login(),
                                LocalDate.parse(from),
                                LocalDate.parse(to)),
                        desk.operator());
        var _ = desk.ended(Objects.requireNonNull(started.job(), "a new run has a job"));
        return desk.workbench(started.runId());
    }

    private static void sign(Workbench bench) {
        desk.explainAll(bench.card().run().id());
        var _ =
                desk.approve(
                        server.call(
                                ReconciliationCalls.SIGN_OFF,
                                new SignOff(bench.card().run().id(), ""),
                                desk.operator()),
                        desk.approver());
    }

    private static void refusedToSign(Workbench bench, String why) {
        assertThatThrownBy(
                        () ->
                                server.call(
                                        ReconciliationCalls.SIGN_OFF,
                                        new SignOff(bench.card().run().id(), ""),
                                        desk.operator()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(e.problem().code()).isEqualTo(Problem.Code.WRONG_STATE))
                .hasMessageContaining(why);
    }

    @Test
    void aRunOfEarlierDaysReadsTheStatementOfThoseDays() {
        AccountKey account = desk.account(751);
        var _ = desk.take(until17th(751));
        var _ = desk.take(since18th(751));

        Workbench early = run(account, "2026-11-16", "2026-11-17");
        Workbench whole = run(account, "2026-11-16", "2026-11-20");

        assertThat(early.matches()).hasSize(2);
        assertThat(early.breaks()).noneMatch(card -> card.found().rule().equals("S5"));
        assertThat(early.card().run().outcome().proofs()).allMatch(proof -> proof.holds());
        assertThat(whole.matches()).hasSize(4);
        assertThat(whole.card().run().outcome().proofs()).allMatch(proof -> proof.holds());
    }

    @Test
    void aRunIsNotSignedOnceWhatItComparedHasChanged() {
        AccountKey account = desk.account(752);
        var _ = desk.take(until17th(752));
        Workbench bench = run(account, "2026-11-16", "2026-11-18");
        desk.explainAll(bench.card().run().id());
        refusedToSign(bench, "reach 2026-11-17 only, and this run goes on to 2026-11-18");
        var _ = desk.take(since18th(752));

        refusedToSign(bench, "changed since this run compared them");
        sign(run(account, "2026-11-16", "2026-11-18"));
    }

    @Test
    void aDealThatComesAfterItsDayWasSignedIsInTheNextRun() {
        AccountKey account = desk.account(753);
        var _ = desk.take(until17th(753));
        sign(run(account, "2026-11-16", "2026-11-17"));
        var _ =
                desk.take(
                        new Statement(753, "2026.11.20 23:00")
                                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                                .trade(12, "2026.11.17 10:00:00", 20_00)
                                .trade(15, "2026.11.17 23:30:00", 1_00)
                                .trade(13, "2026.11.18 10:00:00", 5_00));
        var _ = desk.take(since18th(753).trade(16, "2026.11.20 10:00:00", 1_00));

        Workbench next = run(account, "2026-11-18", "2026-11-20");

        assertThat(next.book()).extracting(row -> row.rowId()).contains("753015");
        assertThat(next.matches()).anyMatch(match -> match.match().bookRows().contains("753015"));
    }

    /// The books have ticket 12 on another day, before the signed ones.
    @Test
    void aRowOfTheStatementThatWasSignedUnmatchedIsInTheNextRun() {
        AccountKey account = desk.account(755);
        var _ =
                desk.take(
                        new Statement(755, "2026.11.16 23:00")
                                .trade(12, "2026.11.13 10:00:00", 20_00)
                                .deposit(11, "2026.11.16 10:00:00", 10_000_00));
        var _ =
                desk.take(
                        new Statement(755, "2026.11.17 23:00")
                                .trade(10, "2026.11.13 09:00:00", 0)
                                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                                .trade(12, "2026.11.17 10:00:00", 20_00));
        sign(run(account, "2026-11-16", "2026-11-17"));
        for (int day = 18; day < 21; day++) {
            var _ =
                    desk.take(
                            new Statement(755, "2026.11." + day + " 23:00")
                                    .opening(10_002_00 + day * 100)
                                    .trade(day, "2026.11." + day + " 10:00:00", 1_00));
        }

        sign(run(account, "2026-11-18", "2026-11-19"));

        Workbench next = run(account, "2026-11-20", "2026-11-20");

        assertThat(next.statement()).extracting(row -> row.rowId()).contains("755012");
    }

    /// The second day is forgotten and taken in last, printed just after midnight of the third.
    @Test
    void aStatementThatComesLateGoesOnFromTheDaysBeforeIt() {
        AccountKey account = desk.account(754);
        var _ = desk.take(until17th(754));
        var _ =
                desk.take(
                        new Statement(754, "2026.11.20 00:05")
                                .opening(10_025_00)
                                .trade(14, "2026.11.19 10:00:00", 6_00)
                                .trade(15, "2026.11.19 11:00:00", 7_00));
        var _ =
                desk.take(
                        new Statement(754, "2026.11.19 00:05")
                                .opening(10_020_00)
                                .trade(13, "2026.11.18 10:00:00", 5_00));

        Workbench whole = run(account, "2026-11-16", "2026-11-19");

        assertThat(whole.breaks())
                .extracting(card -> card.found().rule())
                .doesNotContain("S1", "S2", "S6");
        assertThat(whole.matches()).hasSize(5);
        sign(whole);
    }

    /// What moved the other 10.00 may be of the rest of the 17th.
    @Test
    void aGapIsAMatterOfTheLastDayToldBeforeIt() {
        AccountKey account = desk.account(756);
        var _ = desk.take(until17th(756));
        Workbench early = run(account, "2026-11-16", "2026-11-17");
        Workbench first = run(account, "2026-11-16", "2026-11-16");
        var _ =
                desk.take(
                        new Statement(756, "2026.11.20 23:00")
                                .opening(10_030_00)
                                .trade(13, "2026.11.18 10:00:00", 5_00));
        run(account, "2026-11-18", "2026-11-20").breaks().stream()
                .filter(card -> card.found().breakState() == BreakState.OPEN)
                .filter(card -> !card.found().rule().equals("S2"))
                .forEach(card -> desk.explain(card, CauseCode.TIMING));

        assertThat(open(early)).isEqualTo(1);
        assertThat(open(first)).isZero();
    }

    /// Nobody knows what moved 10.00 between the 17th and the 18th.
    @Test
    void aGapStaysOpenUntilAStatementClosesItWhateverLaterDaysAreCompared() {
        AccountKey account = desk.account(757);
        var _ = desk.take(until17th(757));
        for (int day = 18; day < 21; day++) {
            var _ = desk.take(ofDay(757, day));
        }
        assertThat(gap(run(account, "2026-11-18", "2026-11-20"))).isEqualTo(BreakState.OPEN);

        assertThat(gap(run(account, "2026-11-20", "2026-11-20"))).isEqualTo(BreakState.OPEN);

        var _ =
                desk.take(
                        new Statement(757, "2026.11.20 23:30")
                                .opening(10_000_00)
                                .trade(12, "2026.11.17 10:00:00", 20_00)
                                .deposit(17, "2026.11.17 23:30:00", 10_00)
                                .trade(18, "2026.11.18 10:00:00", 1_00));
        assertThat(gap(run(account, "2026-11-20", "2026-11-20"))).isEqualTo(BreakState.RESOLVED);
    }

    /// The 18th is taken in last, and what moved 10.00 before it is unknown.
    @Test
    void aStatementThatComesLateIsHeldAgainstTheDaysBeforeItAlsoWhenThoseAreSigned() {
        AccountKey account = desk.account(758);
        var _ = desk.take(until17th(758));
        sign(run(account, "2026-11-16", "2026-11-17"));
        var _ = desk.take(ofDay(758, 19));
        var _ = desk.take(ofDay(758, 18));

        Workbench next = run(account, "2026-11-18", "2026-11-19");

        assertThat(next.breaks())
                .filteredOn(card -> card.found().rule().equals("S2"))
                .extracting(card -> card.found().breakState())
                .as("that of the 18th; that of the 19th was over when the 18th came")
                .containsExactlyInAnyOrder(BreakState.OPEN, BreakState.RESOLVED);
        assertThat(next.ties()).isFalse();
    }

    /// The 16th and 17th are taken in last: no balance is missing between them and the 18th.
    @Test
    void aStatementOfLaterDaysIsNotHeldAgainstOneItDoesNotGoOnFrom() {
        AccountKey account = desk.account(759);
        var _ =
                desk.take(
                        new Statement(759, "2026.11.13 23:00")
                                .deposit(11, "2026.11.13 10:00:00", 10_000_00));
        for (int day = 18; day < 21; day++) {
            var _ = desk.take(ofDay(759, day));
        }
        var _ =
                desk.take(
                        new Statement(759, "2026.11.17 23:00")
                                .opening(10_000_00)
                                .trade(12, "2026.11.16 10:00:00", 30_00));

        Workbench early = run(account, "2026-11-16", "2026-11-17");
        Workbench whole = run(account, "2026-11-16", "2026-11-20");

        for (Workbench bench : List.of(early, whole)) {
            assertThat(bench.breaks())
                    .extracting(card -> card.found().rule())
                    .doesNotContain("S1", "S2", "S6");
        }
    }

    private static Statement ofDay(long login, int day) {
        return new Statement(login, "2026.11." + day + " 23:00")
                .opening(10_030_00 + (day - 18) * 1_00)
                .trade(day, "2026.11." + day + " 10:00:00", 1_00);
    }

    private static BreakState gap(Workbench bench) {
        return ReconciliationTest.ofRule(bench, "S2").found().breakState();
    }

    static int open(Workbench bench) {
        var about = new AboutRun(bench.card().run().id());
        return server.call(WindowCalls.DESK, about, desk.operator()).openBreaks();
    }
}
