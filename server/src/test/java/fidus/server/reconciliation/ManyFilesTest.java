package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.mt5.AccountKey;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.StartRun;
import fidus.server.Features;
import fidus.server.RunningServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// What files of a broker changed of runs costs what was changed, however many files come.
final class ManyFilesTest {
    private static final AtomicReference<Features> FEATURES = new AtomicReference<>();
    private static RunningServer server;
    private static Desk desk;

    @BeforeAll
    static void start() {
        server = RunningServer.withEverything(FEATURES::set);
        desk = new Desk(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void later() {
        server.clock().advance(Duration.ofMinutes(2));
        desk.signInAgain();
    }

    private static void lookAgain() {
        FEATURES.get().reconciliations().lookAgain();
    }

    /// How often it was asked since it was noted what is excluded, which only comparing asks, as
    /// often each time.
    private static long compared() {
        return server.commands.asked("matchExclusions");
    }

    private static RunCard listed(RunId run) {
        return server
                .call(ReconciliationCalls.RUNS, FindRuns.newest(), desk.operator())
                .runs()
                .stream()
                .filter(card -> card.run().id().equals(run))
                .findFirst()
                .orElseThrow();
    }

    private static RunId run(AccountKey account) {
        RunStarted started =
                server.call(
                        ReconciliationCalls.START,
                        new StartRun(
                                account.server(),
                                account.login(),
                                LocalDate.parse("2026-11-16"),
                                LocalDate.parse("2026-11-17")),
                        desk.operator());
        var _ = desk.ended(Objects.requireNonNull(started.job(), "a new run has a job"));
        return started.runId();
    }

    /// The n-th of the files that each say all there was: what is new lies on days after the run.
    private static Statement whole(long login, int number) {
        Statement said =
                new Statement(login, "2026.11.20 23:00")
                        .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                        .trade(12, "2026.11.17 10:00:00", 20_00);
        for (int i = 0; i < number; i++) {
            said = said.trade(20 + i, "2026.11.18 10:00:" + (10 + i), 1_00);
        }
        return said;
    }

    @Test
    void manyFilesOneAfterAnotherAreLookedAtTogether() {
        AccountKey account = desk.account(791);
        var _ = desk.take(LaterStatementTest.until17th(791));
        RunId id = run(account);
        server.clock().advance(Duration.ofMinutes(2));

        server.commands.note();
        var _ = desk.take(whole(791, 1));
        long once = compared();
        assertThat(once).as("one file, one run").isPositive();
        for (int i = 2; i <= 12; i++) {
            var _ = desk.take(whole(791, i));
        }
        assertThat(compared()).as("no more for those that follow").isEqualTo(once);
        assertThat(listed(id).since().looking()).contains("looked at within minutes");
        assertThat(listed(id).changed()).as("nothing is to be done yet").isFalse();

        lookAgain();
        assertThat(compared()).as("all others together").isEqualTo(2 * once);
        assertThat(listed(id).since()).isNull();

        lookAgain();
        assertThat(compared()).as("nothing came since").isEqualTo(2 * once);
    }

    @Test
    void whatOneOfManyChangedIsTold() {
        AccountKey account = desk.account(792);
        var _ = desk.take(LaterStatementTest.until17th(792));
        RunId id = run(account);
        server.clock().advance(Duration.ofMinutes(2));
        var _ = desk.take(whole(792, 1));
        var _ = desk.take(whole(792, 2).trade(15, "2026.11.17 23:30:00", 1_00));
        var _ = desk.take(whole(792, 3).trade(15, "2026.11.17 23:30:00", 1_00));

        lookAgain();

        assertThat(listed(id).since().changed())
                .singleElement()
                .asString()
                .contains("changed since this run compared them");
    }

    @Test
    void aFileOfLaterDaysAloneComparesNothing() {
        AccountKey account = desk.account(793);
        var _ = desk.take(LaterStatementTest.until17th(793));
        RunId id = run(account);
        server.clock().advance(Duration.ofMinutes(2));

        lookAgain();
        server.commands.note();
        var _ =
                desk.take(
                        new Statement(793, "2026.11.20 23:00")
                                .opening(10_020_00)
                                .trade(13, "2026.11.18 10:00:00", 5_00));

        assertThat(listed(id).since()).isNull();
        lookAgain();
        assertThat(compared()).isZero();
        assertThat(listed(id).since()).isNull();
    }

    /// Days that no statement speaks of are proven with what the next one opens with.
    @Test
    void aFileOfLaterDaysThatOthersRestOnIsTold() {
        AccountKey account = desk.account(794);
        var _ =
                desk.take(
                        new Statement(794, "2026.11.13 23:00")
                                .deposit(11, "2026.11.12 10:00:00", 10_000_00));
        var _ =
                desk.take(
                        new Statement(794, "2026.11.22 23:00")
                                .opening(10_000_00)
                                .trade(13, "2026.11.20 10:00:00", 5_00));
        RunId id = run(account);
        server.clock().advance(Duration.ofMinutes(2));

        var _ =
                desk.take(
                        new Statement(794, "2026.11.19 23:00")
                                .opening(10_050_00)
                                .trade(12, "2026.11.18 10:00:00", 5_00));

        assertThat(listed(id).since()).isNotNull();
        assertThat(listed(id).since().changed())
                .singleElement()
                .asString()
                .contains("changed since this run compared them");
    }
}
