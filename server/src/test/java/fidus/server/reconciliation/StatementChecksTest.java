package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.ofRule;
import static fidus.server.reconciliation.ReconciliationTest.refused;
import static fidus.server.reconciliation.ReconciliationTest.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Workbench;
import fidus.server.RunningServer;

import org.junit.jupiter.api.Test;

import java.time.Instant;

/// What a run says about the chain of an account's statements.
final class StatementChecksTest extends OneDesk {
    @Test
    void aStatementThatOpensWhereTheOneBeforeEndedIsClean() {
        AccountKey account = desk.account(301);
        var _ = desk.take(first(301));
        var _ = desk.take(second(301, 10_080_00));

        Workbench bench = desk.reconcile(account);

        assertThat(outcome(bench, "S1").passed()).isTrue();
        assertThat(outcome(bench, "S2").passed()).isTrue();
        assertThat(outcome(bench, "S2").sentence()).contains("10080.00 USD");
        assertThat(bench.ties()).isTrue();
    }

    @Test
    void aGapBetweenTwoStatementsBlocksTheSignOffUntilOneReachesBack() {
        AccountKey account = desk.account(302);
        var _ = desk.take(first(302));
        var _ = desk.take(second(302, 10_070_00));

        Workbench bench = desk.reconcile(account);

        assertThat(outcome(bench, "S1").passed()).isTrue();
        assertThat(outcome(bench, "S2").passed()).isFalse();
        var gap = ofRule(bench, "S2");
        assertThat(gap.severityNow()).isEqualTo(Severity.CRITICAL);
        assertThat(gap.found().left()).contains("10070.00 USD");
        assertThat(gap.found().right()).contains("10080.00 USD");
        assertThat(gap.found().difference()).isEqualTo(usd("-10.00"));
        assertThat(bench.ties()).isFalse();
        desk.explainAll(bench.card().run().id());
        refused(
                Problem.Code.NOT_SIGNABLE,
                () ->
                        server.call(
                                ReconciliationCalls.SIGN_OFF,
                                new SignOff(bench.card().run().id(), ""),
                                desk.operator()));

        var _ = desk.take(whole(302));
        Workbench mended = desk.reconcile(account);

        assertThat(outcome(mended, "S2").passed()).isNull();
        assertThat(mended.ties()).isTrue();
        assertThat(ofRule(mended, "S2").found().breakState()).isEqualTo(BreakState.RESOLVED);
    }

    @Test
    void anOverlappingStatementOpensWithTheBalanceOfThatMoment() {
        AccountKey account = desk.account(303);
        var _ = desk.take(first(303));
        var _ =
                desk.take(
                        new Statement(303, "2026.11.20 20:00")
                                .opening(10_000_00)
                                .trade(12, "2026.11.17 11:00:00", 80_00)
                                .trade(13, "2026.11.20 12:00:00", 5_00));

        Workbench bench = desk.reconcile(account);

        assertThat(outcome(bench, "S2").passed()).isTrue();
    }

    @Test
    void theFirstStatementContinuesNothing() {
        AccountKey account = desk.account(304);
        var _ = desk.take(first(304));

        RuleOutcome outcome = outcome(desk.reconcile(account), "S2");

        assertThat(outcome.passed()).isNull();
        assertThat(outcome.sentence()).isEqualTo("There is no statement before this one.");
    }

    @Test
    void aMonthEndThatNoStatementReachesIsMissingFromTheNextBusinessDay() {
        try (var own = RunningServer.withEverything()) {
            var people = new Desk(own);
            AccountKey account = people.account(305);
            var _ = people.take(first(305));
            Workbench young = people.reconcile(account);
            assertThat(outcome(young, "S4").passed()).isNull();
            assertThat(outcome(young, "S4").sentence())
                    .isEqualTo("Not expected yet: the account has no rows up to 2026-10-31.");

            own.clock().set(Instant.parse("2026-11-30T22:00:00Z"));
            people.signInAgain();
            assertThat(people.start(account).job()).isNull();
            own.clock().set(Instant.parse("2026-12-01T09:00:00Z"));
            people.signInAgain();
            Workbench late = people.reconcile(account);

            assertThat(outcome(late, "S4").passed()).isFalse();
            var missing = ofRule(late, "S4");
            assertThat(missing.severityNow()).isEqualTo(Severity.WARNING);
            assertThat(missing.found().key()).isEqualTo(account + "/2026-11-30");
            assertThat(missing.found().right())
                    .isEqualTo("due on 2026-11-30, missing since 2026-12-01");
            var _ = people.take(whole(305, "2026.12.01 08:00"));
            Workbench in = people.reconcile(account);
            assertThat(outcome(in, "S4").passed()).isTrue();
            assertThat(ofRule(in, "S4").found().breakState()).isEqualTo(BreakState.RESOLVED);
        }
    }

    private static Statement first(long login) {
        return new Statement(login, "2026.11.18 20:00")
                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                .trade(12, "2026.11.17 11:00:00", 80_00);
    }

    private static Statement second(long login, long opening) {
        return new Statement(login, "2026.11.23 08:00")
                .opening(opening)
                .trade(13, "2026.11.20 12:00:00", 5_00);
    }

    private static Statement whole(long login) {
        return whole(login, "2026.11.23 08:30");
    }

    private static Statement whole(long login, String printed) {
        return new Statement(login, printed)
                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                .trade(12, "2026.11.17 11:00:00", 80_00)
                .trade(13, "2026.11.20 12:00:00", 5_00);
    }

    private static RuleOutcome outcome(Workbench bench, String rule) {
        return bench.checks().stream()
                .filter(check -> check.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
