package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Nothing;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.StartBankRun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// The same rows under the same rules are one run, also for those who start it at the same time.
@Timeout(60)
class StartedAtOnceTest extends OwnBank {
    private static final int STARTS = 8;

    private final Set<Thread> seen = ConcurrentHashMap.newKeySet();
    private final CountDownLatch together = new CountDownLatch(STARTS);

    /// Nobody goes on from looking what is to be compared before all look.
    private void letAllLook() {
        desk.server.commands.before(
                collection -> {
                    if (collection.equals("bankStatements") && seen.add(Thread.currentThread())) {
                        together.countDown();
                        pass();
                    }
                });
    }

    private void pass() {
        try {
            assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void startsAtTheSameMomentAreOneRunAndOneJob() throws Exception {
        paid.deposit("25.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C25,00", "25,00");
        String token = desk.operator();
        var start = new StartBankRun(main.id(), null, null);
        Callable<RunStarted> one =
                () -> desk.server.call(ReconciliationCalls.START_BANK, start, token);
        letAllLook();

        List<RunStarted> started = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RunStarted>> answers = new ArrayList<>();
            for (int i = 0; i < STARTS; i++) {
                answers.add(threads.submit(one));
            }
            for (Future<RunStarted> answer : answers) {
                started.add(answer.get());
            }
        }

        assertThat(started).extracting(RunStarted::runId).containsOnly(started.getFirst().runId());
        assertThat(desk.reconcile(main).card().run().id())
                .as("it came to its end")
                .isEqualTo(started.getFirst().runId());
        assertThat(desk.ask(ReconciliationCalls.RUNS, new FindRuns(null, null, null)).runs())
                .hasSize(1);
        assertThat(desk.ask(JobCalls.RECENT, new Nothing()).jobs())
                .filteredOn(job -> job.work().equals("RECONCILE"))
                .hasSize(1)
                .extracting(Job::attempt)
                .containsOnly(1);
    }
}
