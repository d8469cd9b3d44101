package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.AboutClose;
import fidus.close.CloseBlock;
import fidus.close.CloseCalls;
import fidus.close.CloseFigure;
import fidus.close.CloseMonth;
import fidus.close.StepKind;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.close.TieOutState;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Severity;
import fidus.server.RunningServer;
import fidus.server.reconciliation.DatedBreaks;
import fidus.server.reconciliation.Desk;
import fidus.server.reconciliation.Statement;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Which months an open break of readings and deals stops: those that its days lie in or before.
class LaterBreaksTest {
    private static final String LATER = "Of later days, stopping a later month";

    private static CloseMonth month(Desk desk, RunningServer server, String month) {
        return server.call(CloseCalls.MONTH, new AboutClose(month), desk.operator());
    }

    private static List<String> failing(CloseMonth month) {
        return month.tieOuts().stream()
                .filter(one -> one.tieOutState() == TieOutState.FAILS)
                .filter(one -> BreakRules.RULES.containsValue(one.tieOutRule()))
                .map(one -> one.tieOutRule() + " " + one.key())
                .toList();
    }

    private static List<String> named(CloseMonth month, StepKind kind) {
        return month.step(kind).figures().stream()
                .filter(one -> one.name().equals(LATER))
                .map(CloseFigure::value)
                .toList();
    }

    private static List<String> blocks(CloseMonth month, StepKind kind) {
        return month.step(kind).blocks().stream()
                .map(CloseBlock::message)
                .filter(one -> one.contains(": the break of "))
                .toList();
    }

    /// The last reading is of 23 November; ticket 602011 of 16 November stands on both logins.
    @Test
    void aBreakOfNovemberStopsNovemberAndNotOctober() {
        try (var server = RunningServer.withEverything()) {
            var desk = new Desk(server);
            AccountKey one = desk.account(601);
            AccountKey two = desk.account(602);
            var _ = desk.take(statement(601, 1_011));
            var _ = desk.take(statement(602, 11));
            server.clock().advance(Duration.ofMinutes(20));
            desk.signInAgain();
            var _ = desk.reconcile(one);
            var _ = desk.reconcile(two);

            CloseMonth october = month(desk, server, "2026-10");
            assertThat(failing(october)).isEmpty();
            assertThat(blocks(october, StepKind.DEALS)).isEmpty();
            assertThat(named(october, StepKind.DEALS))
                    .containsExactly(
                            "601@Fidus-Real: the break of Deal on two logins (R17):"
                                    + " 601@Fidus-Real, 602@Fidus-Real, from 2026-11-16;"
                                    + " 602@Fidus-Real: the break of Deal on two logins (R17):"
                                    + " 601@Fidus-Real, 602@Fidus-Real, from 2026-11-16");
            assertThat(named(october, StepKind.PROOF))
                    .singleElement()
                    .asString()
                    .contains("601@Fidus-Real: the break of Old reading (R13): ")
                    .contains(", from 2026-11-23");

            server.clock().advance(Duration.ofDays(9));
            desk.signInAgain();
            CloseMonth november = month(desk, server, "2026-11");
            assertThat(failing(november))
                    .contains(
                            "R13 601@Fidus-Real",
                            "R13 602@Fidus-Real",
                            "R17 601@Fidus-Real",
                            "R17 602@Fidus-Real");
            assertThat(blocks(november, StepKind.DEALS))
                    .filteredOn(block -> block.contains("the break of Deal on two logins (R17): "))
                    .hasSize(2)
                    .noneMatch(block -> block.contains("No day of it is known"));
            assertThat(named(november, StepKind.DEALS)).isEmpty();
        }
    }

    @Test
    void aBreakOfNoDayStopsEveryMonthAndSaysSo() {
        var account = new AccountKey("Fidus-Real", 601);
        var run = new RunId(new UUID(0, 1));
        var never =
                ReconciliationBreak.seen(
                        new BreakId(new UUID(0, 2)),
                        new ReconciliationBreak.Sighting(
                                run,
                                "R13",
                                account.toString(),
                                "never read",
                                "below the limit of DEGRADED",
                                Severity.CRITICAL),
                        null,
                        LocalDate.of(2026, 11, 23));
        var breaks = new DatedBreaks(List.of(never), List.of(), Set.of(never.id()));

        TieOut line =
                BreakRules.of(Map.of(account, breaks), LocalDate.of(2026, 11, 24)).stream()
                        .filter(tie -> tie.tieOutRule() == TieOutRule.R13)
                        .findFirst()
                        .orElseThrow();

        assertThat(line.tieOutState()).isEqualTo(TieOutState.FAILS);
        assertThat(line.explanation())
                .isEqualTo(
                        "The break of Old reading (R13) is open: never read, it should be below the"
                            + " limit of DEGRADED. No day of it is known, so that it stops every"
                            + " month.");
    }

    private static Statement statement(long login, long ticket) {
        return new Statement(login, "2026.11.23 08:56")
                .deposit(ticket, "2026.11.16 10:00:00", 10_000_00);
    }
}
