package fidus.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

@Timeout(30)
class AsideTest {
    private static final String BUSY = "Others are worked on.";
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Aside aside = new Aside();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        aside.close();
    }

    @Test
    void whatTheWorkAnswersOrThrowsComesBack() {
        assertThat(aside.run(LONG, BUSY, () -> 42)).isEqualTo(42);
        assertThatThrownBy(() -> aside.run(LONG, BUSY, AsideTest::refuses))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void onePieceIsWorkedOnAtATime() throws InterruptedException {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            callers.add(
                    Thread.startVirtualThread(
                            () ->
                                    aside.run(
                                            LONG,
                                            BUSY,
                                            () -> {
                                                most.accumulateAndGet(
                                                        running.incrementAndGet(), Math::max);
                                                Thread.yield();
                                                return running.decrementAndGet();
                                            })));
        }
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(most).hasValue(1);
    }

    @Test
    void moreThanMayWaitIsRefusedAtOnce() throws InterruptedException {
        var begun = new CountDownLatch(1);
        occupy(begun);
        begun.await();
        for (int i = 0; i < 8; i++) {
            Thread.ofVirtual()
                    .uncaughtExceptionHandler((_, _) -> {})
                    .start(() -> aside.run(LONG, BUSY, () -> 1));
        }

        assertThat(refusalOfOneMore()).isEqualTo(Problem.Code.BUSY);
    }

    @Test
    void workNobodyWaitsForIsInterrupted() throws InterruptedException {
        var interrupted = new CountDownLatch(1);

        assertThatThrownBy(
                        () ->
                                aside.run(
                                        Duration.ofMillis(50),
                                        BUSY,
                                        () -> {
                                            awaitGate(interrupted);
                                            return 1;
                                        }))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(BUSY);
        interrupted.await();
    }

    @Test
    void whoeverWaitsWhenTheServerStopsIsToldSo() throws InterruptedException {
        var begun = new CountDownLatch(1);
        occupy(begun);
        begun.await();
        var thrown = new AtomicReference<Throwable>();
        Thread waiting =
                Thread.ofVirtual()
                        .uncaughtExceptionHandler((_, e) -> thrown.set(e))
                        .start(() -> aside.run(LONG, BUSY, () -> 1));
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        aside.close();
        waiting.join();

        assertThat(thrown.get()).isInstanceOf(Progress.Cancelled.class);
        assertThat(((Progress.Cancelled) thrown.get()).byServer()).isTrue();
    }

    /// The queue fills as its callers come to run, so the refusal may take a few tries.
    private Problem.Code refusalOfOneMore() {
        while (true) {
            try {
                aside.run(Duration.ofMillis(1), BUSY, () -> 1);
            } catch (Refused refused) {
                return refused.problem().code();
            }
        }
    }

    private void occupy(CountDownLatch begun) {
        Thread.startVirtualThread(
                () ->
                        aside.run(
                                LONG,
                                BUSY,
                                () -> {
                                    begun.countDown();
                                    awaitGate(new CountDownLatch(1));
                                    return 1;
                                }));
    }

    private void awaitGate(CountDownLatch interrupted) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
        }
    }

    private static int refuses() {
        throw Refused.because(Problem.Code.NOT_FOUND, "There is no such file.");
    }
}
