package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A gap between a broker's statements, before any run looked at it.
final class GapAtIntakeTest extends OneDesk {
    @Test
    void aGapIsABreakAsSoonAsTheStatementIsIn() {
        AccountKey account = desk.account(760);
        var _ = desk.take(LaterStatementTest.until17th(760));
        Workbench early = LaterStatementTest.run(account, "2026-11-16", "2026-11-17");
        int open = LaterStatementTest.open(early);
        var _ =
                desk.take(
                        new Statement(760, "2026.11.20 23:00")
                                .opening(10_030_00)
                                .trade(13, "2026.11.18 10:00:00", 5_00));

        assertThat(LaterStatementTest.open(early)).isEqualTo(open + 1);
        assertThat(states(early)).containsExactly(BreakState.OPEN);
        var _ =
                desk.take(
                        new Statement(760, "2026.11.21 23:00")
                                .opening(10_035_00)
                                .trade(18, "2026.11.21 10:00:00", 1_00));
        assertThat(states(early)).as("of days it was not held against").contains(BreakState.OPEN);

        var _ =
                desk.take(
                        new Statement(760, "2026.11.18 00:30")
                                .opening(10_020_00)
                                .trade(17, "2026.11.17 23:00:00", 10_00));
        assertThat(states(early)).containsExactly(BreakState.RESOLVED);
        assertThat(LaterStatementTest.run(account, "2026-11-16", "2026-11-20").ties()).isTrue();
    }

    /// Older history came in between, so that no late file tells how far the account's days go.
    @Test
    void whatIsMissingMendsAGapHoweverManyFilesCameSince() {
        AccountKey account = desk.account(763);
        var _ = desk.take(LaterStatementTest.until17th(763));
        Workbench early = LaterStatementTest.run(account, "2026-11-16", "2026-11-17");
        var _ =
                desk.take(
                        new Statement(763, "2026.11.20 23:00")
                                .opening(10_030_00)
                                .trade(13, "2026.11.20 10:00:00", 5_00));
        assertThat(states(early)).containsExactly(BreakState.OPEN);
        for (int day = 10; day < 22; day++) {
            var _ =
                    desk.take(
                            new Statement(763, "2026.10." + day + " 23:00")
                                    .trade(100 + day, "2026.10." + day + " 10:00:00", 1_00)
                                    .trade(200 + day, "2026.10." + day + " 11:00:00", -1_00));
        }

        var _ =
                desk.take(
                        new Statement(763, "2026.11.18 23:00")
                                .opening(10_020_00)
                                .trade(17, "2026.11.18 10:00:00", 10_00));

        assertThat(states(early)).containsExactly(BreakState.RESOLVED);
    }

    /// The 18th comes after the 19th, and nothing is missing: the 20th goes on from the 19th.
    @Test
    void nothingIsMissingAfterAStatementThatCameLate() {
        AccountKey account = desk.account(761);
        var _ = desk.take(LaterStatementTest.until17th(761));
        Workbench early = LaterStatementTest.run(account, "2026-11-16", "2026-11-17");
        for (int day : new int[] {19, 18, 20}) {
            var _ = desk.take(following(761, day));
        }

        assertThat(states(early)).doesNotContain(BreakState.OPEN);
        Workbench last = LaterStatementTest.run(account, "2026-11-20", "2026-11-20");
        assertThat(states(last)).doesNotContain(BreakState.OPEN);
        assertThat(last.ties()).isTrue();
    }

    /// It looked which breaks there are before the statement came in.
    @Test
    void aGapToldWhileARunIsUnderWayIsNotNewToItAnyMore() {
        AccountKey account = desk.account(762);
        var _ = desk.take(LaterStatementTest.until17th(762));
        Workbench early = LaterStatementTest.run(account, "2026-11-16", "2026-11-17");
        var _ =
                desk.take(
                        new Statement(762, "2026.11.20 23:00")
                                .opening(10_030_00)
                                .trade(13, "2026.11.18 10:00:00", 5_00));
        ReconciliationBreak told =
                ReconciliationTest.ofRule(desk.workbench(early.card().run().id()), "S2").found();
        var seen =
                new Findings.Seen(
                        "S2",
                        told.key(),
                        told.left(),
                        told.right(),
                        told.difference(),
                        told.severity());
        var fresh = List.of(new BreakBook.Change(null, seen, false));

        List<BreakBook.Change> now =
                server.parts()
                        .mongo()
                        .read(
                                unit ->
                                        ToldGaps.known(
                                                unit, new BreakStore(), account.toString(), fresh));

        assertThat(now).containsExactly(new BreakBook.Change(told.id(), seen, false));
    }

    private static Statement following(long login, int day) {
        return new Statement(login, "2026.11." + day + " 23:00")
                .opening(10_020_00 + (day - 18) * 1_00)
                .trade(day, "2026.11." + day + " 10:00:00", 1_00);
    }

    private static List<BreakState> states(Workbench bench) {
        return desk.workbench(bench.card().run().id()).breaks().stream()
                .filter(card -> card.found().rule().equals("S2"))
                .map(card -> card.found().breakState())
                .toList();
    }
}
