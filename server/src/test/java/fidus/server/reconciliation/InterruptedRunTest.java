package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.jobs.Job;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.reconciliation.Condition;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.Match;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.server.RunningServer;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Unit;

import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/// A run that stops anywhere and goes on ends as one that never stopped; a cancelled one leaves
/// nothing.
final class InterruptedRunTest {
    private static final int ROWS = 5_000;
    private static final List<DealRow> DEALS =
            IntStream.range(0, ROWS).mapToObj(InventedRuns::row).toList();

    private static RunningServer server;
    private static InventedRuns runs;

    @BeforeAll
    static void start() {
        server = RunningServer.start(Reconciliations::shape, (parts, routes) -> {});
        runs = new InventedRuns(server);
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
            work(account).run(job(), new RunWork.Asked(id), StopsAt.never());
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
    void whatAnAttemptBeforeSuggestedIsGone() {
        AccountKey account = account(601);
        RunId id = begin(account);
        var findings = new FindingStore();
        Money none = Money.of("0.00", "USD");
        var former =
                new Suggestion(
                        1,
                        Condition.AMBIGUOUS,
                        "P1",
                        BigDecimal.ONE,
                        List.of("1"),
                        List.of("2"),
                        none,
                        0);
        var why =
                new Explanation(
                        new RowRef(Side.BOOK, "1"),
                        null,
                        List.of(new Explanation.Failure(Condition.AMBIGUOUS, "2", "1")),
                        "Two fit.");
        var mongo = server.parts().mongo();
        var _ =
                mongo.write(
                        unit -> {
                            findings.putSuggestions(unit, id, 7, List.of(former));
                            findings.putReasons(unit, id, List.of(why));
                            return true;
                        });

        var _ = work(account).run(job(), new RunWork.Asked(id), StopsAt.never());

        List<Suggestion> suggested = mongo.read(unit -> findings.suggestions(unit, id, ROWS));
        List<Explanation> said = mongo.read(unit -> findings.reasons(unit, id, ROWS));
        assertThat(suggested).isEmpty();
        assertThat(said).isEmpty();
        assertThat(run(id).run().runState()).isEqualTo(RunState.COMPLETED);
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

    @Test
    void aMatchWhoseRowsAPersonUsedMeanwhileIsNotRestored() {
        AccountKey account = account(701);
        RunId first = begin(account);
        RunId failing = begin(account);
        RecordedMatch before = match(account, first, "2", RecordedMatch.Origin.AUTO);
        RecordedMatch byHand = match(account, first, "3", RecordedMatch.Origin.MANUAL);
        var store = new MatchStore();
        var mongo = server.parts().mongo();
        var _ =
                mongo.write(
                        unit -> {
                            store.add(unit, account.toString(), before);
                            var on = RunWork.today(unit);
                            new SupersededMatches()
                                    .supersede(unit, store.get(unit, before.id()), failing, on);
                            store.add(unit, account.toString(), byHand);
                            return true;
                        });

        work(account).giveUp(job(), new RunWork.Asked(failing));

        assertThat(run(failing).run().runState()).isEqualTo(RunState.FAILED);
        assertThat(mongo.<RecordedMatch.State>read(unit -> state(unit, before)))
                .isEqualTo(RecordedMatch.State.UNDONE);
        assertThat(mongo.<RecordedMatch.State>read(unit -> state(unit, byHand)))
                .isEqualTo(RecordedMatch.State.MATCHED);
    }

    private static RecordedMatch.State state(Unit unit, RecordedMatch match) {
        return new MatchStore().get(unit, match.id()).recorded().matchState();
    }

    private static RecordedMatch match(
            AccountKey account, RunId run, String row, RecordedMatch.Origin origin) {
        var match = new Match("P1", null, List.of("1"), List.of(row), Money.of("0.00", "USD"));
        return new RecordedMatch(
                MatchStore.idOf(account.toString(), match),
                run,
                match,
                origin,
                RecordedMatch.State.MATCHED,
                null,
                null,
                1);
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
        return runs.run(id);
    }

    private static RunId begin(AccountKey account) {
        return runs.begin(account);
    }

    private static RunWork work(AccountKey account) {
        return runs.work(account, DEALS, DEALS);
    }

    private static Job job() {
        return runs.job();
    }

    private static long count(String collection, AccountKey account) {
        return server.parts()
                .mongo()
                .raw()
                .getCollection(collection)
                .countDocuments(new Document("account", account.toString()));
    }

    private static AccountKey account(long login) {
        return new AccountKey("Fidus-Real", login);
    }
}
