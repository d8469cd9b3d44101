package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.auth.Role;
import fidus.jobs.Job;
import fidus.jobs.JobId;
import fidus.jobs.JobState;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Deal;
import fidus.mt5.DealEntry;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;
import fidus.mt5.readings.ReadingState;
import fidus.mt5.transfers.PairingResult;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.server.RunningServer;
import fidus.server.approvals.Approvals;
import fidus.server.jobs.Progress;

import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A run that stops anywhere and goes on ends as one that never stopped; a cancelled one leaves
/// nothing.
final class InterruptedRunTest {
    private static final int ROWS = 5_000;
    private static final LocalDate FROM = LocalDate.parse("2026-11-01");
    private static final LocalDate TO = LocalDate.parse("2026-11-30");

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(Reconciliations::shape, (parts, routes) -> {});
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whereverItStopsItEndsInTheSameEvidence() {
        String whole = evidence(account(301), 1_000_000);

        int stops = 0;
        for (int at = 1; at <= 12; at++) {
            AccountKey account = account(301);
            RunId id = begin(account);
            if (!stopsAt(id, account, at, true)) {
                break;
            }
            stops++;
            assertThat(run(id).run().runState()).isEqualTo(RunState.RUNNING);
            work(account).run(job(), new RunWork.Asked(id), new StopsAt(1_000_000, true));
            assertThat(run(id).evidenceHash()).as("stopped at %s", at).isEqualTo(whole);
            assertThat(count("matchedRows", account)).isEqualTo(2 * ROWS);
        }
        assertThat(stops).isGreaterThan(5);
    }

    @Test
    void aCancelledRunKeepsNothing() {
        for (int at : List.of(1, 3, 7, 10)) {
            AccountKey account = account(400 + at);
            RunId id = begin(account);

            assertThat(stopsAt(id, account, at, false)).isTrue();

            assertThat(run(id).run().runState()).isEqualTo(RunState.FAILED);
            for (String name :
                    List.of(
                            "reconciliationRows",
                            "reconciliationResults",
                            "reconciliationListings")) {
                assertThat(
                                server.parts()
                                        .mongo()
                                        .raw()
                                        .getCollection(name)
                                        .countDocuments(new Document("run", id.value().toString())))
                        .as(name)
                        .isZero();
            }
            assertThat(count("reconciliationMatches", account)).isZero();
            assertThat(count("matchedRows", account)).isZero();
            assertThat(count("reconciliationBreaks", account)).isZero();
        }
    }

    @Test
    void whatBreaksTheWorkFailsTheRun() {
        AccountKey account = account(501);
        RunId id = begin(account);
        Progress broken =
                new Progress() {
                    @Override
                    public void step(long done, long total) {
                        throw new IllegalStateException("planted");
                    }

                    @Override
                    public void stopIfAsked() {}
                };

        assertThatThrownBy(() -> work(account).run(job(), new RunWork.Asked(id), broken))
                .hasMessage("planted");

        assertThat(run(id).run().runState()).isEqualTo(RunState.FAILED);
    }

    private static String evidence(AccountKey account, int stopAt) {
        RunId id = begin(account);
        var _ = work(account).run(job(), new RunWork.Asked(id), new StopsAt(stopAt, true));
        return String.valueOf(run(id).evidenceHash());
    }

    private static boolean stopsAt(RunId id, AccountKey account, int at, boolean byServer) {
        try {
            var _ = work(account).run(job(), new RunWork.Asked(id), new StopsAt(at, byServer));
            return false;
        } catch (Progress.Cancelled expected) {
            return true;
        }
    }

    private static RunStore.StoredRun run(RunId id) {
        return server.parts().mongo().read(unit -> new RunStore().get(unit, id));
    }

    private static long count(String collection, AccountKey account) {
        return server.parts()
                .mongo()
                .raw()
                .getCollection(collection)
                .countDocuments(new Document("account", account.toString()));
    }

    private static RunId begin(AccountKey account) {
        var id = new RunId(UUID.randomUUID());
        var key = new ReconciliationRun.Key("BROKER", 1, account.toString(), "to be found");
        var run = ReconciliationRun.started(id, key, FROM, TO);
        return server.parts()
                .mongo()
                .write(
                        unit -> {
                            new RunStore()
                                    .add(
                                            unit,
                                            new RunStore.StoredRun(
                                                    id,
                                                    account.toString(),
                                                    run,
                                                    unit.now(),
                                                    false,
                                                    null,
                                                    null,
                                                    null,
                                                    1));
                            return id;
                        });
    }

    private static RunWork work(AccountKey account) {
        var audit = server.parts().audit();
        var breaks =
                new Breaks(audit, new Approvals(audit), new RunStore(), _ -> java.util.Map.of());
        return new RunWork(server.parts().mongo(), audit, sources(account), breaks);
    }

    private static Job job() {
        return new Job(
                new JobId(UUID.randomUUID()),
                "RECONCILE",
                "",
                "",
                "{}",
                JobState.RUNNING,
                0,
                0,
                false,
                null,
                server.person(Role.OPERATOR).id(),
                RunningServer.START,
                null,
                1);
    }

    private static AccountKey account(long login) {
        return new AccountKey("Fidus-Real", login);
    }

    private static Sources sources(AccountKey account) {
        List<DealRow> rows = new ArrayList<>();
        Money closing = Money.of("0.00", "USD");
        for (int i = 0; i < ROWS; i++) {
            rows.add(row(i));
            closing = closing.plus(rows.getLast().netAmount());
        }
        List<Deal> deals =
                rows.stream()
                        .map(
                                row ->
                                        new Deal(
                                                account,
                                                row.serverTime().toInstant(ZoneOffset.UTC),
                                                row))
                        .toList();
        var statement =
                new BrokerStatement(
                        "generated", "00", FROM, TO, Money.of("0.00", "USD"), closing, rows);
        return new Sources(
                unit -> List.of(),
                (unit, key) -> deals,
                (unit, key) -> Money.of("0.00", "USD"),
                (unit, key) -> List.of(),
                (unit, key) -> List.of(),
                (unit, key) -> List.of(),
                (unit, key) -> new ReadingState.Unavailable("never read"),
                (unit, key) -> List.of(),
                (unit, key) -> new PairingResult(List.of(), List.of(), List.of(), List.of()),
                unit -> List.of(),
                unit -> List.of(),
                unit -> java.util.Map.of(),
                (unit, key) -> List.of(statement),
                () -> {
                    throw new AssertionError("This account is at no bank.");
                });
    }

    private static DealRow row(int number) {
        Money zero = Money.of("0.00", "USD");
        return new DealRow(
                number + 1L,
                LocalDateTime.parse("2026-11-02T00:00:00").plusMinutes(number),
                DealKind.SELL,
                DealEntry.OUT,
                "EURUSD",
                new BigDecimal("0.10"),
                new BigDecimal("1.10000"),
                Money.of("%d.50".formatted(number % 97 + 1), "USD"),
                zero,
                zero,
                zero,
                "",
                null,
                null,
                null);
    }

    /// Stops the work the n-th time it asks.
    private static final class StopsAt implements Progress {
        private final boolean byServer;
        private int left;

        StopsAt(int left, boolean byServer) {
            this.left = left;
            this.byServer = byServer;
        }

        @Override
        public void step(long done, long total) {
            assertThat(done).isLessThanOrEqualTo(total);
        }

        @Override
        public void stopIfAsked() {
            if (--left == 0) {
                throw new Cancelled(byServer);
            }
        }
    }
}
