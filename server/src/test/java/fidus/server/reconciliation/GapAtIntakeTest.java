package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
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

    private static List<BreakState> states(Workbench bench) {
        return desk.workbench(bench.card().run().id()).breaks().stream()
                .filter(card -> card.found().rule().equals("S2"))
                .map(card -> card.found().breakState())
                .toList();
    }
}
