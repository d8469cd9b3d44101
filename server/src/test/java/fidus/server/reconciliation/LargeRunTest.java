package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.server.RunningServer;
import fidus.server.jobs.Progress;
import fidus.server.ledger.Ledger;

import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// A run that changes too many breaks for one transaction, killed or cancelled between any two of
/// its own.
final class LargeRunTest {
    /// So small that everything is written in parts.
    private static final RunWork.AtOnce LITTLE = new RunWork.AtOnce(0, 0, 20);

    private static final List<DealRow> DEALS =
            IntStream.range(0, 200).mapToObj(InventedRuns::row).toList();

    private static RunningServer server;
    private static InventedRuns runs;
    private static long accounts = 700;

    @BeforeAll
    static void start() {
        server =
                RunningServer.start(
                        migrations -> {
                            Reconciliations.shape(migrations);
                            Ledger.shape(migrations);
                        },
                        (parts, routes) -> {});
        runs = new InventedRuns(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// What a run over all deals makes of the breaks of a run over the first 130 of them: 20 are
    /// gone, 20 and two of the system rules are seen again, 70 are new.
    @Test
    void whatIsWrittenInPartsIsWhatOneTransactionWrites() {
        AccountKey parts = account();
        AccountKey whole = account();
        end(begin(parts), parts, LITTLE);
        end(begin(whole), whole, RunWork.AtOnce.STANDARD);

        assertThat(told(parts)).isEqualTo(told(whole)).hasSize(112);
        assertThat(told(parts).values().stream().filter(it -> it.startsWith("RESOLVED")))
                .hasSize(20);
        assertThat(former()).isZero();
    }

    @Test
    void killedAnywhereItShowsNothingNewAndIsFinishedAtTheNextStart() {
        AccountKey never = account();
        end(begin(never), never, LITTLE);
        Map<String, String> wanted = told(never);
        int stops = 0;
        while (true) {
            AccountKey account = account();
            Map<String, String> before = told(account);
            RunId id = begin(account);
            if (!stopsAt(id, account, stops + 1, true)) {
                break;
            }
            stops++;
            assertThat(run(id).run().runState()).isEqualTo(RunState.RUNNING);
            assertThat(run(id).run().outcome()).isNull();
            assertThat(told(account).keySet()).as("killed at %s", stops).isEqualTo(before.keySet());

            end(id, account, LITTLE);

            assertThat(told(account)).as("killed at %s", stops).isEqualTo(wanted);
            assertThat(count("matchedRows", account)).isEqualTo(2 * 110);
            assertThat(former()).isZero();
        }
        assertThat(stops).as("six parts of breaks among them").isGreaterThan(10);
    }

    @Test
    void cancelledAnywhereItLeavesEveryBreakAsItWas() {
        int stops = 0;
        while (true) {
            AccountKey account = account();
            List<ReconciliationBreak> before = breaks(account);
            RunId id = begin(account);
            if (!stopsAt(id, account, stops + 1, false)) {
                break;
            }
            stops++;
            assertThat(run(id).run().runState()).isEqualTo(RunState.FAILED);
            assertThat(breaks(account)).as("cancelled at %s", stops).isEqualTo(before);
            assertThat(count("reconciliationBreaks", account)).isEqualTo(before.size());
            assertThat(count("matchedRows", account)).isEqualTo(2 * 90);
            assertThat(former()).isZero();
        }
        assertThat(stops).isGreaterThan(10);
    }

    @Test
    void aBreakSomebodyWorkedOnMeanwhileKeepsThatWork() {
        AccountKey other = account();
        RunId stopped = begin(other);
        assertThat(stopsAt(stopped, other, 10, true)).isTrue();
        var store = new BreakStore();
        var worked =
                server.parts()
                        .mongo()
                        .write(
                                unit -> {
                                    var one =
                                            store.ofAccount(unit, other.toString()).stream()
                                                    .filter(
                                                            it ->
                                                                    it.found()
                                                                            .lastSeenRun()
                                                                            .equals(stopped))
                                                    .findFirst()
                                                    .orElseThrow();
                                    return store.replace(
                                            unit,
                                            one,
                                            one.found().clearedByData(RunWork.today(unit)));
                                });

        assertThat(stopsAt(stopped, other, 1, false)).isTrue();

        assertThat(breaks(other)).contains(worked.found());
        assertThat(worked.found().breakState()).isEqualTo(BreakState.RESOLVED);
    }

    /// What is booked in a run's last transaction goes with the run; what an early one took back
    /// would stay taken back.
    @Test
    void aBreakWrittenOffWhileItIsWrittenKeepsItsEntryUnlessTheRunIsCompleted() {
        AccountKey account = account();
        RunId stopped = begin(account);
        var writesOff = new WritesOff(server, account);
        assertThatThrownBy(
                        () ->
                                second(account, LITTLE)
                                        .run(runs.job(), new RunWork.Asked(stopped), writesOff))
                .isInstanceOf(Progress.Cancelled.class);
        assertThat(run(stopped).run().runState()).isEqualTo(RunState.FAILED);
        assertThat(writesOff.now().breakState()).isEqualTo(BreakState.WRITTEN_OFF);
        assertThat(writesOff.standing()).hasSize(1);

        end(begin(account), account, LITTLE);

        assertThat(writesOff.now().breakState()).isEqualTo(BreakState.RESOLVED);
        assertThat(writesOff.standing()).isEmpty();
    }

    /// An account whose first run left 40 breaks.
    private static AccountKey account() {
        var account = new AccountKey("Fidus-Real", accounts++);
        var work = runs.work(account, DEALS.subList(0, 130), DEALS.subList(40, 130));
        var _ = work.run(runs.job(), new RunWork.Asked(begin(account)), StopsAt.never());
        return account;
    }

    private static RunWork second(AccountKey account, RunWork.AtOnce atOnce) {
        return runs.work(account, DEALS, DEALS.subList(20, 130), atOnce);
    }

    private static void end(RunId id, AccountKey account, RunWork.AtOnce atOnce) {
        var _ = second(account, atOnce).run(runs.job(), new RunWork.Asked(id), StopsAt.never());
        assertThat(run(id).run().runState()).isEqualTo(RunState.COMPLETED);
    }

    private static boolean stopsAt(RunId id, AccountKey account, int at, boolean byServer) {
        try {
            var _ =
                    second(account, LITTLE)
                            .run(runs.job(), new RunWork.Asked(id), new StopsAt(at, byServer));
            return false;
        } catch (Progress.Cancelled expected) {
            return true;
        }
    }

    private static RunId begin(AccountKey account) {
        return runs.begin(account);
    }

    private static RunStore.StoredRun run(RunId id) {
        return runs.run(id);
    }

    private static List<ReconciliationBreak> breaks(AccountKey account) {
        List<ReconciliationBreak> all = new ArrayList<>();
        var _ =
                server.parts()
                        .mongo()
                        .read(
                                unit -> {
                                    new BreakStore()
                                            .eachOfAccount(
                                                    unit,
                                                    account.toString(),
                                                    it -> all.add(it.found()));
                                    return true;
                                });
        return all;
    }

    /// By rule and row, without the account's name and what differs from run to run.
    private static Map<String, String> told(AccountKey account) {
        Map<String, String> told = new TreeMap<>();
        for (ReconciliationBreak it : breaks(account)) {
            told.put(
                    it.rule() + it.key().replace(account.toString(), ""),
                    it.breakState()
                            + " "
                            + it.difference()
                            + it.history().stream().map(step -> step.reason()).toList()
                            + it.left().replace(account.toString(), "")
                            + it.right().replace(account.toString(), ""));
        }
        return told;
    }

    private static long count(String collection, AccountKey account) {
        return server.parts()
                .mongo()
                .raw()
                .getCollection(collection)
                .countDocuments(new Document("account", account.toString()));
    }

    private static long former() {
        return server.parts()
                .mongo()
                .raw()
                .getCollection("reconciliationFormerBreaks")
                .countDocuments();
    }
}
